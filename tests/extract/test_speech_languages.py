"""Direct speech in many languages and styles: sentences as newspapers write them, each with what is said in it and by whom.

Where a language has no words of its own here, the speech is found and nobody is named: wrong is worse than empty.
"""

import pytest

from tuireader.extract.speech import annotate
from tuireader.model.article import Paragraph

Said = list[tuple[str, str]]
SENTENCES: list[tuple[str, list[str], Said]] = [
    (
        "en",
        ["“The harbour is closed,” Mayor Ellen Strand told reporters on Friday."],
        [("The harbour is closed,", "Ellen Strand")],
    ),
    (
        "en",
        ["According to Peter Voss, the treasurer, “nobody had read the contract to its end”."],
        [("nobody had read the contract to its end", "Peter Voss")],
    ),
    (
        "en",
        ["“It was,” recalled Jonas Wirth, “the coldest night of my life.”"],
        [("It was,", "Jonas Wirth"), ("the coldest night of my life.", "Jonas Wirth")],
    ),
    (
        "en",
        ["Nora Field, who runs the bakery, put it this way: “Bread does not wait.”"],
        [("Bread does not wait.", "Nora Field")],
    ),
    ("en", ["The so-called “ghost fleet” sails at night."], []),
    ("en", ["Her novel “The Last Ferry” won the prize."], []),
    ("en", ["Tom “Lefty” Marsh scored twice."], []),
    ("en", ["A “temporary” tax that has lasted forty years."], []),
    ("en", ["“Why now?” asked Lena Holt. Nobody answered."], [("Why now?", "Lena Holt")]),
    (
        "en",
        ["Lena Holt resigned on Monday. “I have done what I could,” she said."],
        [("I have done what I could,", "Lena Holt")],
    ),
    (
        "en",
        ["Lena Holt met Karl Dahl on Monday. “I have done what I could,” the statement read."],
        [("I have done what I could,", "")],
    ),
    (
        "en",
        ["A spokesman for the ministry said: “We do not comment on ongoing cases.”"],
        [("We do not comment on ongoing cases.", "")],
    ),
    (
        "en",
        ["“When my father said ‘never again’, he meant it,” said Ruth Abel."],
        [("When my father said ‘never again’, he meant it,", "Ruth Abel")],
    ),
    (
        "en",
        ["‘We can’t go on like this,’ said Dr Helen Moss, the surgeon. ‘The wards’ roofs leak.’"],
        [("We can’t go on like this,", "Helen Moss"), ("The wards’ roofs leak.", "Helen Moss")],
    ),
    ("en", ["“I saw it all,” said the witness, who did not want to be named."], [("I saw it all,", "")]),
    ("en", ["“We won’t sell,” said brothers Jack and Tim Boyle."], [("We won’t sell,", "")]),
    (
        "en",
        ["“We lost because we were slow,” Ms. Okafor wrote in an email to staff."],
        [("We lost because we were slow,", "Okafor")],
    ),
    ("en", ['He ordered a 12" pizza and a 6" sandwich.'], []),
    ("en", ["Prime Minister Anna Berg said she was “deeply sorry” for the delay."], [("deeply sorry", "Anna Berg")]),
    (
        "en",
        ["“The first night was calm.", "“The second was not,” said Tom Reed."],
        [("The first night was calm.", "Tom Reed"), ("The second was not,", "Tom Reed")],
    ),
    ("en", ["Q: What did you see? A: Nothing."], []),
    ("en", ["“Yes,” he said."], [("Yes,", "")]),
    (
        "en",
        ["Ines Corbel: “A harbour town without a ferry is only a car park.”"],
        [("A harbour town without a ferry is only a car park.", "Ines Corbel")],
    ),
    (
        "en",
        ["“The numbers don’t add up,” says economist Paul Reyes of Duke University."],
        [("The numbers don’t add up,", "Paul Reyes")],
    ),
    ("en", ["Maria Lopez's brother said: “She never came home.”"], [("She never came home.", "")]),
    ("en", ["“She is a fighter,” said her coach, Dan Peel."], [("She is a fighter,", "Dan Peel")]),
    (
        "en",
        ["In a post on X, Senator Ruth Kane called the plan “a disgrace to every worker in this state.”"],
        [("a disgrace to every worker in this state.", "Ruth Kane")],
    ),
    ("en", ["The word “ferry” comes from Old Norse."], []),
    ("en", ["“Come in!” shouted Old Tom, and we came."], [("Come in!", "Old Tom")]),
    (
        "de",
        ["„Der Hafen ist geschlossen“, sagte Bürgermeisterin Elke Strand am Freitag."],
        [("Der Hafen ist geschlossen", "Elke Strand")],
    ),
    (
        "de",
        ["„Wir haben“, so Peter Voß, „den Vertrag nie gelesen.“"],
        [("Wir haben", "Peter Voß"), ("den Vertrag nie gelesen.", "Peter Voß")],
    ),
    (
        "de",
        ["Finanzministerin Jana Kühn sprach von einem „schweren Fehler der Verwaltung“."],
        [("schweren Fehler der Verwaltung", "Jana Kühn")],
    ),
    ("de", ["Der „Spiegel“ berichtete zuerst."], []),
    ("de", ["Die sogenannte „Schattenflotte“ fährt nachts."], []),
    (
        "de",
        ["»Das war knapp«, meinte Trainer Uwe Lang. »Wir hatten Glück.«"],
        [("Das war knapp", "Uwe Lang"), ("Wir hatten Glück.", "Uwe Lang")],
    ),
    ("de", ["Uwe Lang ist zufrieden. „Wir hatten Glück“, sagte er."], [("Wir hatten Glück", "Uwe Lang")]),
    (
        "de",
        ["Ein Sprecher der Polizei sagte: „Wir ermitteln in alle Richtungen.“"],
        [("Wir ermitteln in alle Richtungen.", "")],
    ),
    (
        "de",
        ["„Sie rief ‚Land in Sicht!‘, und alle liefen“, erzählt Maria Abel."],
        [("Sie rief ‚Land in Sicht!‘, und alle liefen", "Maria Abel")],
    ),
    (
        "de",
        ["Laut Innenminister Karl Dorn ist das „kein Zufall, sondern Absicht“."],
        [("kein Zufall, sondern Absicht", "Karl Dorn")],
    ),
    ("de", ['"Das kann nicht sein", schrieb Hanna Fels auf Mastodon.'], [("Das kann nicht sein", "Hanna Fels")]),
    ("de", ["Im Film „Das letzte Boot“ spielt sie die Mutter."], []),
    ("de", ["Die Kanzlerin nannte den Vorschlag „nicht hilfreich“."], [("nicht hilfreich", "")]),
    (
        "fr",
        ["« Le port est fermé », a annoncé la maire Hélène Strand vendredi."],
        [("Le port est fermé", "Hélène Strand")],
    ),
    ("fr", ["« Nous n’avons rien vu », assure-t-il."], [("Nous n’avons rien vu", "")]),
    (
        "fr",
        ["Claire Morel a démissionné lundi. « J’ai fait ce que j’ai pu », a-t-elle déclaré."],
        [("J’ai fait ce que j’ai pu", "Claire Morel")],
    ),
    (
        "fr",
        ["Selon le ministre Paul Garnier, il s’agit d’« un mauvais signal pour tout le pays »."],
        [("un mauvais signal pour tout le pays", "Paul Garnier")],
    ),
    ("fr", ["Le film « La Dernière Traversée » sort mercredi."], []),
    ("fr", ["Les « gilets jaunes » sont revenus."], []),
    (
        "fr",
        ['"On ne lâchera rien", prévient Lucie Bernard, déléguée syndicale.'],
        [("On ne lâchera rien", "Lucie Bernard")],
    ),
    (
        "fr",
        ["“Il a crié ‘terre !’ et tout le monde a couru”, raconte Marc Abel."],
        [("Il a crié ‘terre !’ et tout le monde a couru", "Marc Abel")],
    ),
    (
        "fr",
        ["Un porte-parole de la préfecture a indiqué : « Une enquête est ouverte. »"],
        [("Une enquête est ouverte.", "")],
    ),
    ("fr", ["« Pourquoi maintenant ? » s’interroge Nadia Cherif."], [("Pourquoi maintenant ?", "Nadia Cherif")]),
    (
        "es",
        ["«El puerto está cerrado», anunció la alcaldesa Elena Prado el viernes."],
        [("El puerto está cerrado", "Elena Prado")],
    ),
    ("es", ["“No vamos a vender”, aseguró Juan Robles, dueño del bar."], [("No vamos a vender", "Juan Robles")]),
    (
        "es",
        ["Según la ministra Ana Soler, se trata de “una decisión muy difícil para todos”."],
        [("una decisión muy difícil para todos", "Ana Soler")],
    ),
    ("es", ["Ana Soler dimitió el lunes. “Hice lo que pude”, dijo."], [("Hice lo que pude", "Ana Soler")]),
    ("es", ["La llamada “ley mordaza” sigue en vigor."], []),
    ("es", ["La novela “El último barco” ganó el premio."], []),
    (
        "es",
        ["Un portavoz del ministerio dijo: “No comentamos casos abiertos”."],
        [("No comentamos casos abiertos", "")],
    ),
    ("es", ["“¿Por qué ahora?”, preguntó Lola Vidal."], [("¿Por qué ahora?", "Lola Vidal")]),
    (
        "it",
        ["«Il porto è chiuso», ha annunciato la sindaca Elena Bassi venerdì."],
        [("Il porto è chiuso", "Elena Bassi")],
    ),
    (
        "it",
        ["“Non venderemo mai questa casa”, dice Marco Villa, il proprietario."],
        [("Non venderemo mai questa casa", "Marco Villa")],
    ),
    (
        "it",
        ["Secondo Carla Rizzi, la legge è «un errore che pagheremo tutti»."],
        [("un errore che pagheremo tutti", "Carla Rizzi")],
    ),
    ("it", ["Il cosiddetto «decreto ponte» è legge."], []),
    ("it", ["Il romanzo «L’ultima barca» ha vinto il premio."], []),
    (
        "pt",
        ["“O porto está fechado”, anunciou a prefeita Elena Prado na sexta-feira."],
        [("O porto está fechado", "Elena Prado")],
    ),
    ("pt", ["“Não vamos vender”, garantiu João Ramos, dono do bar."], [("Não vamos vender", "João Ramos")]),
    (
        "pt",
        ["Segundo o ministro Paulo Neves, trata-se de “uma decisão difícil para todos”."],
        [("uma decisão difícil para todos", "Paulo Neves")],
    ),
    ("pt", ["A chamada “lei seca” continua em vigor."], []),
    ("nl", ["„De haven is dicht”, zei burgemeester Ellen Strand vrijdag."], [("De haven is dicht", "Ellen Strand")]),
    ("nl", ["‘We verkopen niet’, aldus Jan Bakker, eigenaar van het café."], [("We verkopen niet", "Jan Bakker")]),
    (
        "nl",
        ["Volgens minister Anna de Vries is het ‘een moeilijke beslissing voor iedereen’."],
        [("een moeilijke beslissing voor iedereen", "Anna de Vries")],
    ),
    ("nl", ["De zogeheten ‘schaduwvloot’ vaart ’s nachts."], []),
    ("sv", ["”Hamnen är stängd”, sade borgmästaren Ellen Strand på fredagen."], [("Hamnen är stängd", "")]),
    ("da", ["»Havnen er lukket,« sagde borgmester Ellen Strand fredag."], [("Havnen er lukket,", "")]),
    ("da", ['"Vi sælger ikke huset," siger Jan Holm.'], [("Vi sælger ikke huset,", "")]),
    ("no", ["«Havnen er stengt», sa ordfører Ellen Strand fredag."], [("Havnen er stengt", "")]),
    (
        "pl",
        ["„Port jest zamknięty do odwołania” – powiedziała burmistrz Ewa Nowak."],
        [("Port jest zamknięty do odwołania", "")],
    ),
    ("pl", ["Tak zwana „flota cieni” pływa nocą."], []),
    ("ru", ["«Порт закрыт до понедельника», — заявил мэр Иван Петров."], [("Порт закрыт до понедельника", "")]),
    ("ru", ["Газета «Известия» сообщила об этом первой."], []),
    (
        "tr",
        ["“Liman pazartesiye kadar kapalı kalacak” dedi belediye başkanı Ayşe Kaya."],
        [("Liman pazartesiye kadar kapalı kalacak", "")],
    ),
    ("ja", ["市長は「港は月曜日まで閉鎖します」と述べた。"], [("港は月曜日まで閉鎖します", "")]),
    ("ja", ["小説「最後の船」が賞を取った。"], []),
    ("ja", ["「父は『二度と』と言いました」と彼女は話した。"], [("父は『二度と』と言いました", "")]),
    ("zh", ["市长说：“港口将关闭到星期一。”"], [("港口将关闭到星期一。", "")]),
    (
        "fi",
        ["”Satama on suljettu maanantaihin asti”, sanoi kaupunginjohtaja."],
        [("Satama on suljettu maanantaihin asti", "")],
    ),
    (
        "cs",
        ["„Přístav je uzavřen do pondělí,“ řekla starostka Eva Nováková."],
        [("Přístav je uzavřen do pondělí,", "")],
    ),
    ("hu", ["„A kikötő hétfőig zárva marad” – mondta Kovács Éva."], [("A kikötő hétfőig zárva marad", "")]),
    (
        "el",
        ["«Το λιμάνι είναι κλειστό μέχρι τη Δευτέρα», είπε ο δήμαρχος."],
        [("Το λιμάνι είναι κλειστό μέχρι τη Δευτέρα", "")],
    ),
    (
        "de",
        ["Laut Innenminister Karl Dorn ist das „kein Zufall, sondern Absicht“."],
        [("kein Zufall, sondern Absicht", "Karl Dorn")],
    ),
    (
        "en",
        ["“We were told the pier was safe,” she said. “It was not.”"],
        [("We were told the pier was safe,", ""), ("It was not.", "")],
    ),
    ("de", ["Das „Hafen“-Projekt kostet vier Millionen."], []),
    ("fr", ["Le groupe « Les Marins » chante ce soir."], []),
    ("sv", ["Romanen ”Sista färjan” fick priset."], []),
    ("no", ["Den såkalte «skyggeflåten» seiler om natten."], []),
    ("da", ["Filmen »Den sidste færge« vandt prisen."], []),
    ("pl", ["– Port jest zamknięty – powiedziała burmistrz Ewa Nowak."], [("Port jest zamknięty", "")]),
]


@pytest.mark.parametrize(("language", "paragraphs", "expected"), SENTENCES)
def test_what_is_said_and_by_whom(language: str, paragraphs: list[str], expected: Said) -> None:
    blocks = annotate([Paragraph(text) for text in paragraphs], language)
    found = [(b.text[s.start : s.end], s.speaker) for b in blocks if isinstance(b, Paragraph) for s in b.speech]
    assert found == expected
