"""Owns the signs, codes and names by which people write currencies."""

from __future__ import annotations

from portfolio.review.measure.tokens import listed

SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₴": "UAH",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "u": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD",
    "can": "CAD", "s": "SGD", "sg": "SGD", "hk": "HKD", "nz": "NZD", "nt": "TWD", "r": "BRL",
    "mx": "MXN", "cad": "CAD", "aud": "AUD", "usd": "USD", "sgd": "SGD", "hkd": "HKD",
    "j": "JMD", "cn": "CNY", "jp": "JPY", "cdn": "CAD",
}  # fmt: skip
CODES = {
    code.lower(): code
    for code in listed(
        "USD EUR GBP JPY CHF INR CNY AUD CAD SGD HKD NZD SEK NOK DKK BRL MXN KRW ZAR AED SAR QAR "
        "ILS PLN TRY THB MYR IDR PHP VND TWD CZK HUF RON RUB NGN KES EGP ARS CLP COP PEN KWD BHD "
        "PKR LKR BDT ISK"
    )
}
PREFIXES = {
    "rs": "INR", "inr": "INR", "rmb": "CNY", "rm": "MYR", "rp": "IDR", "kr": "SEK", "fr": "CHF",
    "sfr": "CHF", "ksh": "KES", "kshs": "KES", "tsh": "TZS", "ush": "UGX", "nis": "ILS",
    "qr": "QAR", "tk": "BDT", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "sek": "SEK",
    "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "r": "ZAR", "php": "PHP", "dh": "AED",
    "dhs": "AED", "s/": "PEN", "zł": "PLN",
}  # fmt: skip
NAMES = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "euro": "EUR",
    "euros": "EUR", "pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP",
    "yen": "JPY", "rupee": "INR", "rupees": "INR", "real": "BRL", "reais": "BRL", "reals": "BRL",
    "franc": "CHF", "francs": "CHF", "won": "KRW", "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY",
    "krona": "SEK", "kronor": "SEK", "kr": "SEK", "krone": "NOK", "kroner": "NOK", "rand": "ZAR",
    "peso": "MXN", "pesos": "MXN", "dirham": "AED", "dirhams": "AED", "riyal": "SAR",
    "riyals": "SAR", "shekel": "ILS", "shekels": "ILS", "zloty": "PLN", "zlotys": "PLN",
    "złoty": "PLN", "zł": "PLN", "lira": "TRY", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "naira": "NGN", "franken": "CHF", "krónur": "ISK", "rouble": "RUB", "roubles": "RUB",
    "rubles": "RUB", "hryvnia": "UAH", "forints": "HUF", "yens": "JPY",
    "dinars": "KWD", "taka": "BDT", "cedis": "GHS", "sols": "PEN", "soles": "PEN",
    "shillings": "KES", "rands": "ZAR", "cedi": "GHS", "crowns": "CZK", "liras": "TRY",
    "koruna": "CZK", "forint": "HUF", "lei": "RON", "dong": "VND",
}  # fmt: skip
NATIONS = {
    ("danish", "NOK"): "DKK", ("norwegian", "NOK"): "NOK", ("swedish", "SEK"): "SEK",
    ("danish", "SEK"): "DKK", ("norwegian", "SEK"): "NOK", ("us", "USD"): "USD",
    ("american", "USD"): "USD", ("australian", "USD"): "AUD", ("aussie", "USD"): "AUD",
    ("canadian", "USD"): "CAD", ("singapore", "USD"): "SGD", ("kong", "USD"): "HKD",
    ("zealand", "USD"): "NZD", ("taiwan", "USD"): "TWD", ("swiss", "CHF"): "CHF",
    ("indian", "INR"): "INR", ("brazilian", "BRL"): "BRL", ("korean", "KRW"): "KRW",
    ("chinese", "CNY"): "CNY", ("japanese", "JPY"): "JPY", ("british", "GBP"): "GBP",
    ("south", "ZAR"): "ZAR", ("african", "ZAR"): "ZAR", ("mexican", "MXN"): "MXN",
    ("philippine", "MXN"): "PHP", ("emirati", "AED"): "AED", ("saudi", "SAR"): "SAR",
    ("icelandic", "SEK"): "ISK", ("pounds", "GBP"): "GBP", ("pakistani", "INR"): "PKR",
    ("egyptian", "GBP"): "EGP", ("qatari", "SAR"): "QAR", ("tanzanian", "KES"): "TZS",
    ("ugandan", "KES"): "UGX", ("bahraini", "KWD"): "BHD", ("jamaican", "USD"): "JMD",
    ("argentine", "MXN"): "ARS", ("chilean", "MXN"): "CLP", ("colombian", "MXN"): "COP",
}  # fmt: skip
POINTED = frozenset({"EUR", "CHF", "DKK", "BRL", "NOK", "SEK", "TRY", "IDR", "VND", "CLP", "COP"})
"""Currencies whose people part thousands by a full stop: `€85.000`."""
HOMES = {
    "us": "USD", "u.s": "USD", "american": "USD", "australian": "AUD", "aussie": "AUD", "oz": "AUD",
    "canadian": "CAD", "kiwi": "NZD", "singaporean": "SGD", "swiss": "CHF", "danish": "DKK",
    "swedish": "SEK", "norwegian": "NOK", "icelandic": "ISK", "sterling": "GBP", "stg": "GBP",
}  # fmt: skip
"""Nations whose name alone, behind a magnitude, says the currency: `two million Canadian`."""
PLACES = {
    ("NOK", "danish"): "DKK", ("NOK", "copenhagen"): "DKK", ("NOK", "denmark"): "DKK",
    ("NOK", "aarhus"): "DKK", ("MXN", "chile"): "CLP", ("MXN", "santiago"): "CLP",
    ("MXN", "bogotá"): "COP", ("MXN", "colombia"): "COP", ("MXN", "manila"): "PHP",
    ("MXN", "philippines"): "PHP", ("MXN", "argentina"): "ARS",
}  # fmt: skip
"""What a currency's name means where the sentence speaks of a place."""
CENTS = {"cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP", "paise": "INR"}
