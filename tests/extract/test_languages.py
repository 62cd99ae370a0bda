"""Languages with words of their own: told from their neighbours by a sentence, reached by every code, and no word of one is
taken for a cue in another's running text."""

import tomllib
from importlib.resources import files

import pytest

from tuireader.extract.credit import part
from tuireader.extract.dom.authors import is_byline, persons
from tuireader.extract.form import Sheet
from tuireader.extract.sources.text import page_of
from tuireader.extract.when import moment, reading_minutes
from tuireader.extract.words import _read, detect, languages, month_number, words

SENTENCES = [
    ("en", "Residents of the island said on Tuesday that they would not leave their homes before the winter."),
    ("de", "Die Bewohner wollen nicht, dass die Mühle im kommenden Jahr verkauft wird."),
    ("fr", "Les habitants ne veulent pas que la jetée soit fermée, et ils ont écrit à la mairie."),
    ("es", "Los vecinos dicen que no se irán de sus casas hasta que llegue el invierno."),
    ("it", "Gli abitanti non vogliono che il molo sia chiuso e hanno scritto al comune."),
    ("pt", "Os moradores dizem que não vão sair das suas casas antes do inverno."),
    ("nl", "De bewoners willen niet dat de pier wordt gesloten en hebben de gemeente geschreven."),
    ("sv", "De boende vill inte att bryggan stängs, och många har skrivit till kommunen."),
    ("sv", "Polisen söker nu efter en man som försvann från hamnen på måndagen."),
    ("no", "Beboerne vil ikke at brygga blir stengt, og mange har skrevet til kommunen."),
    ("no", "Politiet leter nå etter en mann som forsvant fra havnen mandag."),
    ("no", "Kommunen seier at ferja ikkje skal gå om vinteren, og eg veit ikkje kva vi skal gjere."),
    ("da", "Beboerne vil ikke have, at broen bliver lukket, og mange har skrevet til kommunen."),
    ("da", "Politiet leder nu efter en mand, der forsvandt fra havnen mandag."),
    ("fi", "Asukkaat eivät halua, että laituri suljetaan, ja moni on kirjoittanut kunnalle."),
    ("fi", "Kunta päätti, että lautta kulkee myös talvella, sanoo kunnanjohtaja."),
    ("pl", "Mieszkańcy nie chcą, żeby pomost został zamknięty, i wielu z nich napisało do gminy."),
    ("pl", "Policja szuka mężczyzny, który w poniedziałek zniknął z portu."),
    ("cs", "Obyvatelé nechtějí, aby se molo zavřelo, a mnozí z nich už napsali na obec."),
    ("cs", "Policie hledá muže, který v pondělí zmizel z přístavu."),
    ("sk", "Obyvatelia nechcú, aby sa mólo zatvorilo, a mnohí z nich už napísali na obec."),
    ("sk", "Polícia hľadá muža, ktorý v pondelok zmizol z prístavu."),
    ("hu", "A lakók nem akarják, hogy a mólót bezárják, és sokan már írtak az önkormányzatnak."),
    ("hu", "A rendőrség azt a férfit keresi, aki hétfőn tűnt el a kikötőből."),
    ("ro", "Locuitorii nu vor ca debarcaderul să fie închis, iar mulți dintre ei au scris primăriei."),
    ("ro", "Poliţia caută un bărbat care a dispărut luni din port, şi nu ştie de ce."),
    ("lt", "Gyventojai nenori, kad prieplauka būtų uždaryta, ir daug jų jau parašė savivaldybei."),
    ("lv", "Iedzīvotāji nevēlas, lai piestātne tiktu slēgta, un daudzi no viņiem jau ir rakstījuši pašvaldībai."),
    ("lv", "Dome nolēma, ka prāmis kursēs arī ziemā, sacīja mērs."),
    ("et", "Elanikud ei taha, et sild suletakse, ja paljud on juba vallale kirjutanud."),
    ("et", "Vallavolikogu otsustas, et praam sõidab ka talvel, ütles vallavanem."),
    ("is", "Íbúarnir vilja ekki að bryggjunni verði lokað og margir hafa skrifað til bæjarins."),
    ("hr", "Stanovnici ne žele da se pristanište zatvori, a mnogi su već pisali općini."),
    ("hr", "Odbornici su odlučili da će trajekt saobraćati i zimi, rekao je predsednik opštine."),
    ("sl", "Prebivalci nočejo, da bi se pomol zaprl, in številni so že pisali občini."),
    ("sl", "Svet je odločil, da bo trajekt vozil tudi pozimi, je dejal župan."),
    ("bg", "Жителите не искат кеят да бъде затворен и много от тях вече са писали на общината."),
    ("ru", "Жители не хотят, чтобы причал закрыли, и многие уже написали об этом в управу."),
    ("ca", "Els veïns no volen que es tanqui el moll, i molts ja han escrit a l'ajuntament."),
    ("ca", "La policia busca un home que va desaparèixer del port dilluns amb els seus fills."),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_tells_its_language_from_its_neighbours(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("code", "file"), [("nb", "no"), ("nn-NO", "no"), ("NB", "no"), ("da-DK", "da"), ("sr-Latn-RS", "hr"), ("bs", "hr")]
)
def test_a_language_is_reached_by_all_its_codes(code: str, file: str) -> None:
    assert words(code) == words(file)
    assert words(code).cues != words("en").cues


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("4 juni 2024", "sv", 6),
        ("4. desember 2024", "nb", 12),
        ("4. maj 2024", "da", 5),
        ("4. heinäkuuta 2024", "fi", 7),
        ("4 października 2024", "pl", 10),
        ("4. července 2024", "cs", 7),
        ("4. marca 2024", "sk", 3),
        ("4 noiembrie 2024", "ro", 11),
        ("4. listopada 2024", "hr", 10),
        ("4. listopadu 2024", "cs", 11),
        ("4. oktobra 2024", "sr", 10),
        ("4 de maig 2024", "ca", 5),
        ("4 юли 2024", "bg", 7),
    ],
)
def test_a_date_is_read_with_the_month_as_it_is_printed(text: str, language: str, month: int) -> None:
    when = moment(text, language)
    assert when is not None and (when.day, when.month, when.year) == (4, month, 2024)


def test_a_word_of_one_language_is_no_cue_in_the_text_of_another() -> None:
    assert any(topic == "share" for _, topic in words("da").cues["del"])
    assert all(topic != "share" or len(spelled) > 1 for spelled, topic in words("").cues["del"])


@pytest.mark.parametrize(
    ("line", "language", "topic"),
    [
        ("Dela artikeln", "sv", "share"),
        ("Les også: Ferja er solgt", "no", "related"),
        ("Artiklen fortsætter efter annoncen", "da", "advert"),
        ("Juttu jatkuu mainoksen jälkeen", "fi", "advert"),
        ("Dalsza część artykułu pod reklamą", "pl", "advert"),
        ("Mohlo by vás zajímat", "cs", "related"),
        ("Prihláste sa na odber", "sk", "newsletter"),
        ("A cikk a hirdetés után folytatódik", "hu", "advert"),
        ("Citeşte şi: Feribotul rămâne", "ro", "related"),
        ("Straipsnis papildytas", "lt", "note"),
        ("Raksts turpinās pēc reklāmas", "lv", "advert"),
        ("Lugu jätkub pärast reklaami", "et", "advert"),
        ("Mest lesið", "is", "related"),
        ("Pročitajte još: Trajekt ostaje", "hr", "related"),
        ("Preberite tudi: Trajekt ostaja", "sl", "related"),
        ("Всички права запазени", "bg", "legal"),
        ("Inicia sessió", "ca", "account"),
    ],
)
def test_a_line_of_the_frame_says_what_it_is_for(line: str, language: str, topic: str) -> None:
    page = page_of(line, language)
    assert topic in Sheet(page).forms[0].cues


def test_months_of_an_unknown_language_are_those_of_any() -> None:
    assert month_number("października") == 10 and month_number("heinäkuuta") == 7


@pytest.mark.parametrize("name", languages())
def test_a_file_of_words_is_read_as_any_reader_of_toml_reads_it(name: str) -> None:
    told = tomllib.loads((files("tuireader.extract.words") / f"{name}.toml").read_text("utf-8"))
    assert told == _read(name)
    assert set(told["cues"]) == set(_read("en")["cues"])


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Prom w porcie. Fot. Jan Nowak / Agencja Gazeta", "Prom w porcie.", "Jan Nowak / Agencja Gazeta"),
        ("Prom w porcie (fot. Jan Nowak)", "Prom w porcie", "Jan Nowak"),
        ("Přístav v zimě. Zdroj: ČTK", "Přístav v zimě.", "ČTK"),
        ("Móló télen. Fotó: Kovács Péter / MTI", "Móló télen.", "Kovács Péter / MTI"),
        ("Debarcaderul iarna. Sursa foto: Hepta", "Debarcaderul iarna.", "Hepta"),
        ("Кеят през зимата. Снимка: Иван Петров", "Кеят през зимата.", "Иван Петров"),
        ("Kuvat: Matti Mäki", "", "Matti Mäki"),
        ("Källa: SMHI", "", "SMHI"),
        ("Ljósmynd/Jón Jónsson", "", "Jón Jónsson"),
    ],
)
def test_a_credit_is_known_by_the_label_of_its_language(printed: str, caption: str, credit: str) -> None:
    assert part(printed) == (caption, credit)


def test_a_name_that_ends_like_a_label_is_none() -> None:
    assert part("Elvir: We stay where we are.") == ("Elvir: We stay where we are.", "")


@pytest.mark.parametrize(
    "line", ["Matti Mäki ja Liisa Virta", "Kovács Péter és Nagy Anna", "Иван Петров и Мария Георгиева"]
)
def test_two_names_are_parted_by_the_and_of_their_language(line: str) -> None:
    assert len(persons(line)) == 2


@pytest.mark.parametrize(
    "line", ["Oprac. Jan Nowak", "Piše: Ivan Horvat", "Szerző: Kovács Péter", "Autorka: Anna Nováková"]
)
def test_a_byline_is_known_by_the_by_of_its_language(line: str) -> None:
    assert is_byline(line, by_class=False) and persons(line) == [" ".join(line.split()[1:])]


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Prom w porcie. (Łukasz Żak)", "Prom w porcie.", "Łukasz Żak"),
        ("Паром в гавани. (Иван Петров)", "Паром в гавани.", "Иван Петров"),
        ("Prieplauka žiemą. Š. Jonaičio / BNS nuotr.", "Prieplauka žiemą.", "Š. Jonaičio / BNS nuotr"),
    ],
)
def test_a_name_in_brackets_or_before_its_label_is_a_credit_in_any_alphabet(
    printed: str, caption: str, credit: str
) -> None:
    assert part(printed) == (caption, credit)


@pytest.mark.parametrize(
    "told", ["4 minut czytania", "4 minutters lesetid", "Lukuaika 4 minuuttia", "4 perc", "4 мин", "Lestími 4 mín"]
)
def test_a_reading_time_is_read_in_the_language_s_own_minutes(told: str) -> None:
    assert reading_minutes(told) == 4
