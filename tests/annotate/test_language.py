"""Which texts are taken for English: by the words between the names, never by the names."""

from __future__ import annotations

import pytest

from graph_builder.annotate import check_language
from graph_builder.errors import NotExtractable
from graph_builder.model import Article, CleanText, Segment

# fmt: off
ENGLISH = [
    "Prime Minister Ingrida Šimonytė met Gitanas Nausėda in Šiauliai and Klaipėda, before Lithuanian "
    "ministers Gabrielius Landsbergis, Arvydas Anušauskas and Agnė Bilotaitė flew to Białystok.",
    "Viktor Orbán hosted Robert Fico, Andrej Babiš and Aleksandar Vučić in Székesfehérvár; Péter "
    "Szijjártó, Juraj Blanár and Marko Đurić signed papers near Hódmezővásárhely.",
    "Recep Tayyip Erdoğan sacked Hafize Gaye Erkan. Fatih Karahan, Mehmet Şimşek and Cevdet Yılmaz met "
    "bankers in İstanbul, İzmir and Diyarbakır on Sunday evening.",
    "Luiz Inácio Lula da Silva named Fernando Haddad, Flávio Dino, Rui Costa and José Múcio Monteiro "
    "ministers in Brasília; São Paulo markets fell.",
    "Katrín Jakobsdóttir resigned. Bjarni Benediktsson, Sigurður Ingi Jóhannsson and Þórdís Kolbrún "
    "Reykfjörð Gylfadóttir lead Iceland from Reykjavík, Akureyri officials said.",
    "Novak Djokovic beat Hubert Hurkacz 6-4, 6-4; Carlos Alcaraz, Jannik Sinner, Daniil Medvedev, "
    "Alexander Zverev and Grigor Dimitrov also reached round three.",
    "Nguyễn Phú Trọng received Thongloun Sisoulith and Hun Manet. Phạm Minh Chính, Vương Đình Huệ and Tô "
    "Lâm joined talks at Hà Nội, Đà Nẵng papers reported.",
    "Kolinda Grabar-Kitarović, Zoran Milanović, Andrej Plenković and Gordan Jandroković attended. Split, "
    "Šibenik, Zadar and Dubrovnik sent mayors Ivica Puljak, Željko Burić and Branko Dukić.",
    "Bayern Munich 3 Borussia Dortmund 1. Harry Kane scored twice; Jamal Musiala hit another, Julian "
    "Brandt replied. VfB Stuttgart, RB Leipzig and Bayer Leverkusen won.",
    "Petr Pavel appointed Petr Fiala; Jan Lipavský, Vít Rakušan, Zbyněk Stanjura, Markéta Pekarová "
    "Adamová and Ivan Bartoš took oaths at Pražský hrad, Prague radio said.",
    "Edgars Rinkēvičs, Evika Siliņa and Krišjānis Kariņš welcomed Alar Karis and Kaja Kallas. Jelgava, "
    "Daugavpils and Liepāja schools close early, Latvian officials say.",
    "Ousmane Sonko and Bassirou Diomaye Faye won. Amadou Ba, Khalifa Sall, Idrissa Seck and Aliou Mamadou"
    " Dia lost in Thiès, Ziguinchor and Saint-Louis.",
    "Claudia Sheinbaum Pardo beat Xóchitl Gálvez Ruiz. Jorge Álvarez Máynez came third; Andrés Manuel "
    "López Obrador congratulated Sheinbaum from Palacio Nacional, Ciudad de México.",
    "Mikael Damberg, Magdalena Andersson and Jimmie Åkesson debated. Ulf Kristersson, Ebba Busch and "
    "Johan Pehrson stayed away; Malmö, Göteborg and Norrköping voters watched television.",
    "Abdel Fattah al-Sisi met Mahmoud Abbas. Ayman Safadi, Sameh Shoukry, Badr Abdelatty and Faisal bin "
    "Farhan Al Saud also attended talks in Sharm el-Sheikh.",
    "Joko Widodo opened Nusantara. Prabowo Subianto, Gibran Rakabuming Raka, Basuki Hadimuljono, Sri "
    "Mulyani Indrawati and Retno Marsudi flew there from Jakarta, Surabaya and Makassar.",
    "Ilham Aliyev freed Ruben Vardanyan; Nikol Pashinyan, Ararat Mirzoyan, Alen Simonyan and Vahagn "
    "Khachaturyan thanked Irakli Kobakhidze. Baku, Yerevan and Tbilisi papers praised him.",
    "Tarō Kōno, Shinjirō Koizumi, Yōko Kamikawa, Takayuki Kobayashi and Sanae Takaichi lost. Shigeru "
    "Ishiba, from Tottori, replaces Fumio Kishida as Japanese premier.",
    "Deutsche Bank fined. Frankfurter Allgemeine Zeitung and Süddeutsche Zeitung said Christian Sewing, "
    "James von Moltke and Karl von Rohr knew. BaFin fined Commerzbank too.",
    "Le Monde reported that Gérard Depardieu, Emmanuelle Béart, Catherine Deneuve and Fanny Ardant "
    "signed. Libération, Le Figaro and La Croix printed replies.",
    "NORWAY AND SWEDEN SIGN TRADE TREATY IN OSLO AS MINISTERS FROM DENMARK, FINLAND AND ICELAND WATCH THE"
    " CEREMONY AT THE PALACE WITH THE KING",
    "Strong quake hits Chile's Atacama region. Copiapó, Vallenar, Caldera and Tierra Amarilla lose power;"
    " President Gabriel Boric flies to Antofagasta, minister Carolina Tohá says.",
    "Court blocks Trump ban. Judges Milan Smith, Ronald Gould, Michelle Friedland rule. Appeals likely, "
    "lawyers Neal Katyal, Paul Clement, Elizabeth Prelogar warn reporters outside courthouse.",
    "Kendrick Lamar, Taylor Swift, Ed Sheeran, Dua Lipa, Billie Eilish, Ariana Grande, Lana Del Rey, "
    "Harry Styles, Post Malone, Janelle Monae and Olivia Rodrigo",
]
OTHER = [
    ("German",
     "Der Präsident hat am Montag erklärt, dass die Truppen das Land bis zum Ende des Jahres verlassen "
     "werden, und die Regierung will darüber mit den Nachbarn sprechen."),
    ("German with names",
     "Bundeskanzler Friedrich Merz traf Emmanuel Macron in Toulon. Lars Klingbeil, Johann Wadephul und "
     "Boris Pistorius reisten mit; Katherina Reiche blieb in Berlin."),
    ("French",
     "Le président a annoncé lundi que les troupes quitteraient le pays avant la fin de cette année, et le"
     " gouvernement veut en parler avec ses voisins."),
    ("French with names",
     "Emmanuel Macron a reçu Volodymyr Zelensky et Donald Tusk à Paris. Sébastien Lecornu, Jean-Noël "
     "Barrot et Catherine Vautrin étaient présents au palais."),
    ("Spanish with names",
     "El presidente Pedro Sánchez recibió en Madrid a Gustavo Petro. Yolanda Díaz, José Manuel Albares y "
     "María Jesús Montero asistieron a la cena oficial."),
    ("Spanish without names",
     "La policía detuvo el martes a cuatro personas en Sevilla por el robo de un cuadro que había "
     "desaparecido de una iglesia hace dos años."),
    ("Dutch",
     "De minister zei dinsdag dat het kabinet nog voor de zomer met een plan komt om de woningnood in de "
     "grote steden aan te pakken."),
    ("Dutch with names",
     "Mark Rutte sprak met Dick Schoof, Caspar Veldkamp en Ruben Brekelmans in Den Haag over de NAVO. "
     "Geert Wilders was er niet bij, meldt NOS."),
    ("Norwegian",
     "Statsminister Jonas Gahr Støre sier at regjeringen vil bruke mer penger på forsvar, og at Norge skal"
     " sende flere våpen til Ukraina i år."),
    ("Danish",
     "Mette Frederiksen og Lars Løkke Rasmussen mødte i går den amerikanske udenrigsminister i København "
     "for at tale om Grønland og Arktis."),
    ("Swedish",
     "Regeringen vill att polisen ska få fler verktyg i kampen mot gängen. Det sade justitieminister "
     "Gunnar Strömmer på en pressträff i Stockholm i dag."),
    ("Italian",
     "La presidente Giorgia Meloni ha incontrato a Roma il cancelliere tedesco. Antonio Tajani e Matteo "
     "Salvini non erano presenti alla conferenza stampa di ieri."),
    ("Portuguese",
     "O presidente Lula disse nesta quarta que o Brasil não vai aceitar as tarifas dos Estados Unidos e "
     "que o governo prepara uma resposta."),
    ("Indonesian",
     "Presiden Joko Widodo mengatakan bahwa pemerintah akan membangun jalan baru di Kalimantan dan "
     "Sulawesi untuk menghubungkan desa dengan kota pada tahun depan."),
    ("Polish",
     "Premier Donald Tusk powiedział we wtorek, że rząd nie zgodzi się na umowę i że w tej sprawie "
     "rozmawiał już z prezydentem Francji."),
    ("Romanian",
     "Președintele Nicușor Dan a declarat marți că România va trimite trupe la graniță și că guvernul va "
     "discuta cu partenerii din NATO."),
    ("Turkish",
     "Cumhurbaşkanı Recep Tayyip Erdoğan, Ankara'da yaptığı açıklamada bu yıl için yeni bir ekonomi "
     "programı hazırladıklarını ve bunun çok önemli olduğunu söyledi."),
    ("Finnish",
     "Pääministeri Petteri Orpo sanoi tiistaina, että hallitus ei aio muuttaa linjaansa, vaikka oppositio "
     "on vaatinut sitä jo pitkään eduskunnan kyselytunnilla."),
    ("Hungarian",
     "Orbán Viktor miniszterelnök kedden azt mondta, hogy a kormány nem fogja elfogadni a javaslatot, és "
     "hogy erről már beszélt a szlovák kormányfővel is."),
    ("Czech",
     "Premiér Petr Fiala v úterý řekl, že vláda nebude s opozicí o návrhu jednat, protože se podle něj na "
     "něm už strany dohodly."),
    ("Scots",
     "The meenister telt the Scots Pairlament yestreen that the government wad pit mair siller intae "
     "schuils, but he didna ken whan it wad be gien tae thaim."),
    ("Scots from the west",
     "A wheen fowk in Glesga hae haed tae flit frae thair hames efter a muckle fire brak oot in a tenement"
     " on the sooth side o the ceety."),
    ("Afrikaans",
     "Die president het Maandag gesê dat die regering nie die wet gaan verander nie, maar dat hy met die "
     "ander partye daaroor sal praat."),
    ("Tagalog",
     "Sinabi ng pangulo noong Lunes na hindi tatanggapin ng pamahalaan ang alok at makikipag-usap pa siya "
     "sa mga pinuno ng ibang bansa sa Asya."),
    ("Swahili",
     "Rais Samia Suluhu Hassan alisema jana kwamba serikali haitakubali mpango huo na kwamba atazungumza "
     "na viongozi wa nchi jirani kuhusu suala hilo."),
    ("romanised Hindi",
     "Pradhan mantri Narendra Modi ne kaha ki sarkar is saal naye kanoon lagu karegi aur kisanon ko iske "
     "liye paise bhi diye jayenge, lekin vipaksh ne iska virodh kiya."),
    ("romanised Russian",
     "Prezident Vladimir Putin zayavil v sredu, chto Rossiya ne budet vesti peregovory s Kiyevom, poka "
     "armiya ne voz'met gorod, i chto on uzhe govoril ob etom s Pekinom."),
    ("romanised Japanese",
     "Shushō no Ishiba Shigeru wa kayōbi ni Tōkyō de kisha kaiken o hiraki, seifu wa rainen kara atarashii"
     " hōritsu o hajimeru to hatsugen shita to iu koto desu."),
    ("romanised Arabic",
     "Qala al-rais Abdel Fattah al-Sisi yawm al-ithnayn inna al-hukuma lan taqbal al-muqtarah wa innahu "
     "tahaddatha ma'a al-malik Abdullah fi Amman 'an dhalik."),
    ("Russian",
     "Президент объявил в понедельник, что войска покинут страну до конца года, и правительство обсудит "
     "это с соседями на встрече в столице через неделю после выборов."),
    ("Yoruba",
     "Ààrẹ Bola Tinubu sọ ní ọjọ́ Ajé pé ìjọba kò ní gba àbá náà, ó sì ti bá àwọn olórí orílẹ̀-èdè mìíràn "
     "sọ̀rọ̀ nípa rẹ̀ ní Abuja."),
    ("Maltese",
     "Il-Prim Ministru Robert Abela qal nhar it-Tnejn li l-gvern mhux se jaċċetta l-proposta u li diġà "
     "tkellem dwar dan mal-mexxejja ta' pajjiżi oħra fi Brussell."),
    ("Spanish names",
     "Luis Fonsi, Enrique Iglesias, Pablo Alborán, Alejandro Sanz, Shakira, Rosalía, Aitana, David Bisbal,"
     " Manuel Carrasco y Joaquín Sabina cantan en la gala de Madrid"),
]
# fmt: on


def check(text: str) -> None:
    """Check a text that needs no cleaning."""
    check_language(Article("article", text), CleanText(text, (Segment(0, 0, len(text)),)))


@pytest.mark.parametrize("text", ENGLISH)
def test_short_wires_full_of_foreign_names_are_english(text: str) -> None:
    """Names of other languages do not make a text one of theirs."""
    check(text)


@pytest.mark.parametrize(("language", "text"), OTHER)
def test_other_languages_are_refused(language: str, text: str) -> None:
    """Also those next to English, in Latin letters, and full of names that English news has."""
    with pytest.raises(NotExtractable, match="not seem to be in English"):
        check(text)


def test_the_greater_part_of_a_mixed_text_decides() -> None:
    """A quote in another language is read past; an English quote does not make German English."""
    check(
        "The minister said the talks had failed and that he would not travel to Berlin before the vote. "
        "“Wir haben alles versucht, aber es hat nicht gereicht”, he added."
    )
    with pytest.raises(NotExtractable, match="not seem to be in English"):
        check(
            "Der Minister sagte, die Gespräche seien gescheitert und er werde vor der Abstimmung nicht nach "
            "Berlin reisen. Auf Englisch fügte er hinzu: “We did what we could.”"
        )
