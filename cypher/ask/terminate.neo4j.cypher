// Stop it
// $id: transaction
TERMINATE TRANSACTIONS $id
