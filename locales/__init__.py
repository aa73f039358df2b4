"""The gettext catalogs, nn and nb: two peers, neither falls back to the other."""
