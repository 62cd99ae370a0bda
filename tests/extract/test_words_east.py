"""The words of languages beyond western Europe: they are told apart, and their labels are found where they stand."""

from datetime import date

import pytest

from tuireader.extract import notes
from tuireader.extract.form import Form, Sheet
from tuireader.extract.page import Line, Page
from tuireader.extract.signed import BY
from tuireader.extract.when import moment, reading_minutes
from tuireader.extract.words import WORD, detect, languages, month_number, small, words
from tuireader.model.article import PartRole

TOLD = {
    "ja": "橋は三年の工事を経て月曜日に再び開通した。市長は式典で「長い冬だった」と述べ、住民に感謝した。",
    "ko": "다리는 3년의 공사를 마치고 월요일에 다시 열렸다. 시장은 이날 주민들에게 감사하다고 말했다.",
    "ru": "Мост снова открыли в понедельник после трёх лет ремонта. Мэр сказал, что зима была долгой.",
    "tr": "Köprü üç yıl süren onarımdan sonra pazartesi günü yeniden açıldı. Başkan bu kış için çok uzun dedi.",
    "id": "Jembatan itu dibuka kembali pada hari Senin setelah tiga tahun perbaikan, dan anak-anak yang pertama kali melewatinya.",
    "uk": "Міст знову відкрили в понеділок після трьох років ремонту. Мер сказав, що зима була довгою, і подякував усім.",
    "ar": "أعيد فتح الجسر يوم الاثنين بعد ثلاث سنوات من الإصلاح، وقال رئيس البلدية إن الشتاء كان طويلا.",
    "el": "Η γέφυρα άνοιξε ξανά τη Δευτέρα μετά από τρία χρόνια επισκευής και ο δήμαρχος είπε ότι ο χειμώνας ήταν μακρύς.",
    "he": "הגשר נפתח מחדש ביום שני לאחר שלוש שנים של תיקונים, וראש העיר אמר כי החורף היה ארוך.",
    "hi": "तीन साल की मरम्मत के बाद पुल सोमवार को फिर से खोला गया और महापौर ने कहा कि यह सर्दी लंबी थी।",
    "vi": "Cây cầu đã được mở lại vào thứ hai sau ba năm sửa chữa, và thị trưởng nói rằng mùa đông này rất dài.",
    "fa": "پل پس از سه سال تعمیر روز دوشنبه دوباره باز شد و شهردار گفت که این زمستان برای همه طولانی بود.",
    "bn": "তিন বছরের মেরামতের পর সোমবার সেতুটি আবার খুলে দেওয়া হয়েছে এবং মেয়র বলেন যে এই শীত দীর্ঘ ছিল।",
    "th": "สะพานเปิดอีกครั้งในวันจันทร์หลังการซ่อมแซมสามปี และนายกเทศมนตรีขอบคุณชาวเมือง",
    "sw": "Daraja lilifunguliwa tena Jumatatu baada ya miaka mitatu ya ukarabati, na meya alisema kuwa ilikuwa mara ya pili.",
    "zh": "大桥在三年的维修之后于星期一重新开放，市长在仪式上感谢了居民。",
}


def seen(text: str, language: str) -> Form:
    return Sheet(Page([Line(text)], language)).forms[0]


@pytest.mark.parametrize(("language", "text"), TOLD.items())
def test_the_language_is_told(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("language", TOLD)
def test_a_file_speaks_of_what_the_english_one_speaks_of(language: str) -> None:
    def topics(code: str) -> set[str]:
        return {topic for phrases in words(code).cues.values() for _, topic in phrases}

    assert language in languages()
    assert topics(language) == topics("en")


@pytest.mark.parametrize(
    ("language", "line", "topic", "place"),
    [
        ("ja", "関連記事", "related", "whole"),
        ("ja", "写真：山田太郎", "photo", "start"),
        ("ja", "広告", "advert", "whole"),
        ("ko", "홍길동 기자", "by", "end"),
        ("ko", "사진=연합뉴스", "photo", "start"),
        ("ko", "무단 전재 및 재배포 금지", "legal", "whole"),
        ("ru", "Автор: Иван Петров", "by", "start"),
        ("ru", "Читайте также", "related", "whole"),
        ("tr", "Haber: Ayşe Yılmaz", "by", "start"),
        ("tr", "İLGİLİ HABERLER", "related", "whole"),
        ("id", "Baca juga: Jembatan dibuka lagi", "related", "start"),
        ("id", "Pewarta: Budi Santoso", "by", "start"),
        ("uk", "Авторка: Олена Шевченко", "by", "start"),
        ("uk", "ЧИТАЙТЕ ТАКОЖ", "related", "whole"),
        ("ar", "اقرأ أيضًا", "related", "whole"),
        ("ar", "بقلم سامي حداد", "by", "start"),
        ("el", "Διαβάστε επίσης", "related", "whole"),
        ("el", "Γράφει ο Νίκος Παππάς", "by", "start"),
        ("he", "צילום: דנה לוי", "photo", "start"),
        ("he", "כל הזכויות שמורות", "legal", "whole"),
        ("hi", "यह भी पढ़ें", "related", "whole"),
        ("hi", "फोटो: अनिल कुमार", "photo", "start"),
        ("vi", "Tin liên quan", "related", "whole"),
        ("vi", "Ảnh: Nguyễn Văn An", "photo", "start"),
        ("fa", "بیشتر بخوانید", "related", "whole"),
        ("fa", "عکس: رضا احمدی", "photo", "start"),
        ("bn", "আরও পড়ুন", "related", "whole"),
        ("bn", "ছবি: সংগৃহীত", "photo", "whole"),
        ("th", "ข่าวที่เกี่ยวข้อง", "related", "whole"),
        ("th", "โดย สมชาย ใจดี", "by", "start"),
        ("sw", "Na Mwandishi Wetu", "by", "whole"),
        ("sw", "Soma pia", "related", "whole"),
        ("zh", "责任编辑：王小明", "by", "start"),
        ("zh", "（記者王小明／台北報導）", "by", "start"),
    ],
)
def test_a_label_is_found_where_it_stands(language: str, line: str, topic: str, place: str) -> None:
    assert seen(line, language).cues[topic] == place


@pytest.mark.parametrize(
    ("language", "line", "topic", "place"),
    [
        ("ja", "山田太郎記者", "author", "end"),
        ("ja", "写真は山田太郎", "photo", "start"),
        ("ja", "橋を渡る人々（山田太郎撮影）", "photo", "end"),
    ],
)
def test_a_label_in_one_run_with_a_name_counts(language: str, line: str, topic: str, place: str) -> None:
    assert seen(line, language).cues[topic] == place


def test_the_dotted_capital_of_turkish_cuts_no_word() -> None:
    assert WORD.findall(small("İLGİLİ HABERLER")) == ["ilgili", "haberler"]


def test_a_label_within_a_run_is_none() -> None:
    assert "photo" not in seen("昨日写真展開催", "ja").cues


@pytest.mark.parametrize(
    ("language", "text"),
    [(n, TOLD[n]) for n in ("ja", "zh", "hi", "ar")] + [("fa", "آیا پل باز شد؟"), ("ur", "پل کھل گیا۔")],
)
def test_a_sentence_ends_with_the_stop_of_its_script(language: str, text: str) -> None:
    assert seen(text, language).ends == "."


@pytest.mark.parametrize(
    ("language", "name", "number"),
    [
        ("ru", "августа", 8),
        ("tr", "Şubat", 2),
        ("id", "Agustus", 8),
        ("uk", "серпня", 8),
        ("ar", "آب", 8),
        ("el", "Αυγούστου", 8),
        ("hi", "अगस्त", 8),
    ],
)
def test_months_are_known_as_dates_have_them(language: str, name: str, number: int) -> None:
    assert month_number(name, language) == number


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "公開 2026年8月5日 9時30分"),
        ("ko", "입력 2026년 8월 5일"),
        ("zh", "2026年8月5日 09:30"),
        ("ru", "Опубликовано 5 августа 2026 г."),
        ("uk", "5 серпня 2026, 09:30"),
        ("tr", "Yayınlanma: 5 Ağustos 2026"),
        ("id", "Rabu, 5 Agustus 2026"),
        ("ar", "نشر في 5 أغسطس 2026"),
        ("el", "Τετάρτη, 5 Αυγούστου 2026"),
        ("he", "פורסם 5 באוגוסט 2026"),
        ("hi", "प्रकाशित: 5 अगस्त 2026"),
        ("bn", "প্রকাশ: ৫ আগস্ট ২০২৬"),
        ("sw", "Jumatano, 5 Agosti 2026"),
        ("ja", "２０２６年８月５日"),
    ],
)
def test_a_date_is_read(language: str, text: str) -> None:
    said = moment(text, language)
    assert said is not None
    assert said.date() == date(2026, 8, 5)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("約3分で読めます", 3),
        ("20時01分", 0),
        ("Время чтения: 4 минуты", 4),
        ("2 dk okuma süresi", 2),
        ("5 menit baca", 5),
    ],
)
def test_reading_times_are_told_from_times_of_day(text: str, minutes: int) -> None:
    assert reading_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Автор: Иван Петров", "Иван Петров"),
        ("Haber: Ayşe Yılmaz", "Ayşe Yılmaz"),
        ("Penulis: Budi Santoso", "Budi Santoso"),
        ("作者：王小明", "王小明"),
        ("Авторка пише просто", "Авторка пише просто"),
    ],
)
def test_a_label_before_a_colon_is_no_part_of_the_name(text: str, name: str) -> None:
    assert BY.sub("", text) == name


@pytest.mark.parametrize("word", ["हिन्दी", "की", "ที่", "عربيّ", "می‌شود"])
def test_vowel_signs_and_marks_belong_to_their_word(word: str) -> None:
    assert WORD.findall(word) == [word]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("【訂正】記事の初めの版では橋の長さが誤っていました。", PartRole.CORRECTION),
        ("更正：本文早前将桥长写错。", PartRole.CORRECTION),
        ("Исправление: мост открыли в понедельник.", PartRole.CORRECTION),
        ("편집자주: 이 글은 필자의 의견입니다.", PartRole.ASIDE),
        ("更新が続く橋の工事は来年に終わる。", PartRole.BODY),
    ],
)
def test_a_note_names_itself_in_these_languages_too(text: str, role: PartRole) -> None:
    assert notes.by_words(text) is role
