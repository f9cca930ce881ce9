// Articles that lack what a load notes about them: they came by another way
MATCH (a:Article) WHERE a.pairs IS NULL RETURN a.id AS id ORDER BY id
