// What linking looks articles and entities up by: blocks of names, bands of texts
CREATE INDEX entity_person IF NOT EXISTS FOR (n:Entity) ON (n.tally_person);
CREATE INDEX entity_organization IF NOT EXISTS FOR (n:Entity) ON (n.tally_organization);
CREATE INDEX article_band_0 IF NOT EXISTS FOR (n:Article) ON (n.tally_band_0);
CREATE INDEX article_band_1 IF NOT EXISTS FOR (n:Article) ON (n.tally_band_1);
CREATE INDEX article_band_2 IF NOT EXISTS FOR (n:Article) ON (n.tally_band_2);
CREATE INDEX article_band_3 IF NOT EXISTS FOR (n:Article) ON (n.tally_band_3);
CREATE INDEX article_band_4 IF NOT EXISTS FOR (n:Article) ON (n.tally_band_4);
CREATE INDEX article_band_5 IF NOT EXISTS FOR (n:Article) ON (n.tally_band_5);
CREATE INDEX article_band_6 IF NOT EXISTS FOR (n:Article) ON (n.tally_band_6);
CREATE INDEX article_band_7 IF NOT EXISTS FOR (n:Article) ON (n.tally_band_7);
