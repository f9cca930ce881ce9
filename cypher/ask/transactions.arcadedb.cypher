// What the embedded server is running
SHOW TRANSACTIONS
