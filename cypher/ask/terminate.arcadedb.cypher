// Stop one of them, put in place of <id>
TERMINATE TRANSACTIONS '<id>'
