// The hash of every article in the store
MATCH (a:Article) RETURN a.id AS id, a.hash AS hash ORDER BY id
