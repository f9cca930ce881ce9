// The transaction that carries a mark
// $mark: text
SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS data WHERE data.kg = $mark RETURN id
