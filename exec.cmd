@rem In package.json, "exec" lets sh be replaced by Node, so that signals reach it. Windows runs this file instead.
@%*
