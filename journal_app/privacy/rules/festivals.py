"""Holidays and festivals that can be placed in a calendar, and the months of other calendars.

Names of public and religious days of many countries, common knowledge, written from memory.
"""

from __future__ import annotations

import re
from typing import Final

from journal_app.privacy.rules.scanning import openings

WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nes(?:day)?)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)

PLAIN: Final = (
    # winter
    r"christmas|xmas|x-mas|noel|boxing day|hogmanay|nye|new years?|new year'?s|twelfth night"
    r"|three kings(?:' day)?|burns night|groundhog day|st\.? (?:patrick|david|andrew|george"
    r"|nicholas"
    r"|stephen|valentine|lucia|brigid|john|martin)'?s?'? (?:day|night|eve)|st\.? (?:patrick"
    r"|paddy)'?s"
    r"|paddy'?s day|valentine'?s|sinterklaas|simbang gabi|undas|kwanzaa|saturnalia"
    # the church year
    r"|mardi gras|shrove tuesday|pancake (?:day|tuesday)|ash wednesday|palm sunday"
    r"|maundy thursday|good friday|holy (?:week|saturday|thursday)|easter|whitsun(?:day|tide)?"
    r"|whit (?:monday|sunday)|pentecost|ascension (?:day|thursday)|corpus christi"
    r"|all (?:saints|souls|hallows)'?s?'?(?: day| eve)?|mothering sunday|semana santa|carnaval"
    r"|michaelmas|candlemas|orthodox (?:easter|christmas)|timkat|meskel|genna|enkutatash"
    r"|feast of (?:the )?[a-z]{4,12}|advent sunday|first sunday of advent"
    # civil days
    r"|halloween|hallowe'?en|guy fawkes|bonfire night|juneteenth|memorial day|labou?r day"
    r"|columbus day|mlk day|veterans?'? day|independence day|canada day|victoria day"
    r"|anzac day|australia day|waitangi day|republic day|remembrance day|armistice day"
    r"|family day|heritage day|freedom day|youth day|mandela day|workers?'? day|may day"
    r"|bastille day|king'?s day|queen'?s day|merdeka day|national day|madaraka day|jamhuri day"
    r"|mashujaa day|rizal day|constitution day|unity day|liberation day|victory day"
    r"|mother'?s day|mothers' day|father'?s day|fathers' day|grandparents'? day|teachers?'? day"
    r"|children'?s day|nurses'? day|doctors?'? day|women'?s day|international women'?s day"
    r"|presidents?'? day|election day|democracy day|reconciliation day|human rights day|flag day"
    r"|arbor day|earth day|april fools?'? day|all fools'? day|midsummer'?s? day|thanksgiving day"
    r"|martyrs'? day|armed forces day|emancipation day|inauguration day|hangul day|culture day"
    r"|respect for the aged day|coming of age day|indigenous peoples'? day|st jean baptiste day"
    r"|orangemen'?s day|melbourne cup day|world [a-z]{3,14}(?: [a-z]{3,10})? day"
    r"|martin luther king(?: jr\.?)? day|army day|founders'? day|africa day|pi day|leap day"
    r"|remembrance sunday|gandhi jayanti|fourth of july|cinco de mayo|thanksgiving"
    r"|black friday|cyber monday|super ?bowl(?: sunday)?|melbourne cup|matariki|oktoberfest"
    r"|queen'?s birthday|st jean baptiste|dia de (?:los )?muertos|día de (?:los )?muertos"
    r"|day of the dead"
    # South Asia
    r"|diwali|deepavali|divali|holi|navrat(?:ri|hri)|dussehra|dasara|durga (?:puja|pooja)|pujo"
    r"|raksha bandhan|rakhi|janmashtami|ganesh (?:chaturthi|puja|utsav)|ganpati|onam|pongal"
    r"|makar sankran?ti|sankran?ti|lohri|baisakhi|vaisakhi|ugadi|gudi padwa|bihu|karva chauth"
    r"|maha ?shivarat?ri|shivarat?ri|guru purnima|chhath(?: puja)?|bhai dooj|dhanteras|gurpurab"
    r"|ram navami|saraswati puja|mahavir jayanti|buddha (?:purnima|jayanti)|dashain|tihar|teej"
    r"|po(?:ila|hela) bo?ishakh|nava?roz|vishu|akshaya tritiya|losar|hanuman jayanti"
    # Islam
    r"|eid(?:[- ](?:ul|al|el)?[- ]?(?:fitr|adha|azha|mubarak"
    r"|milad(?:[- ]un[- ]nabi)?))?|bakrid|ramad[ah]a?n|ramzan|ramazan|muharram|ashura|arbaeen"
    r"|milad(?:[- ]un[- ]nabi)?|maul[iu]d|mawlid|shab[- ]e[- ](?:barat|qadr|miraj|meraj)"
    r"|laylat(?:ul|[- ]al)?[- ]?qadr|hari raya(?: (?:aidilfitri|haji|puasa))?|lebaran|tabaski"
    r"|korite|sallah|chaand raat|isra(?:[- ]and|[- ])mi'?raj|nowruz|norooz|newroz|nauryz|yalda"
    # East and South-East Asia
    r"|ves[ah]k|wesak|poya|songkran|loy krathong|lunar new year|chinese new year|cny|mid-autumn"
    r"(?: festival)?|mooncake festival|qing ?ming|ching ming|chung yeung|dragon boat(?: festival)?"
    r"|golden week|double ten|obon|chuseok|seollal|thaipusam|nyepi|galungan|sinulog"
    r"|spring festival|winter solstice|dongzhi|children'?s day|hung kings"
    # Judaism
    r"|chan+uk+ah?|han+uk+ah?|rosh ha-?shanah?|yom kippur|sukkot|sukkos|shavuot|pesach"
    r"|passover|purim"
    r"|simchat torah|tisha b'?av|tu b'?shvat|lag b'?omer|yom ha(?:shoah|zikaron|atzmaut)"
)
WITH_CONTEXT: Final = (
    r"(?:in|during|before|after|over|since|until|till|for|by|at|gave up [a-z]+ for|this|last|next"
    r"|every) (?:the )?(?P<festival>lent|advent|t[eế]t|carnival|bank holiday|midsummer|holika"
    r"|victoria|tet nguyen dan)\b(?! (?:of|spell|shot|tox|me|him|her|us|them))"
)
DAY_AFTER: Final = (
    r"(?:'s)?(?: (?:eve|day|night|morning|afternoon|evening|dinner|lunch|long weekend|weekend|week"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|holidays?|break|season))?"
)
YEAR: Final = r"(?:,? ?(?:of )?(?:19|20)\d\d(?!\w)|,? '\d\d(?!\w))?"
FESTIVAL: Final = re.compile(rf"(?:{PLAIN})\b(?!-)(?:{DAY_AFTER}\b){YEAR}")
FESTIVAL_OPENS: Final = openings(PLAIN)
BEFORE_FESTIVAL: Final = re.compile(
    rf"(?:\b{WEEKDAY},? )?\b(?:(?:bank holiday|bakri|bakra|choti|bari|meethi|orthodox|greek) )?\Z"
)
IN_CONTEXT: Final = re.compile(rf"\b{WITH_CONTEXT}")
HOLIDAY: Final = re.compile(
    r"\b(?:(?:early|late|spring|summer|may|august|whit) ){0,2}bank holiday(?: monday| friday"
    r"| weekend)?|\b(?:queen's|king's|golden|diamond|platinum) jubilee(?: weekend| day)?"
    r"|\bmatch day\b|\bpuja holidays?\b"
)

FOREIGN_MONTH: Final = (
    r"muharram|rabi(?:'? ?u?a?l)?[- ](?:awwal|thani|akhir)|jumada(?:[- ](?:al)?[- ]?(?:awwal|ula"
    r"|thani|akhira))?|sha'?ban|shawwal|zil ?(?:hajj|qad|qadah)|dhu(?:l|'l|[- ]al)?[- ]?"
    r"(?:hijjah?|qa'?dah?)|chaitra|baisakh|vaisakha|jestha|jyeshtha|ashadh|shr[ao]wan|shravan"
    r"|bhadra|bhadrapada|kartika|mangsir|margashirsha|poush|pausha|falgun|phalguna|boishakh"
    r"|jyoishtho|tishr(?:ei|i)|cheshvan|kislev|tevet|shevat|farvardin|ordibehesht|khordad"
    r"|shahrivar|meskerem|tikimt|hidar|tahsas|yekatit|megabit|miyazya|ginbot|nehase|pagumen"
)
NAMELIKE_MONTH: Final = (
    r"safar|rajab|ashwin|kartik|magh|asoj|asar|adar|nisan|iyar|sivan|tammuz|elul|mordad|mehr|aban"
    r"|azar|bahman|esfand|sene|hamle|tir"
)
"""Months that are given names or words too: only beside a day or after a preposition."""

OTHER_MONTH: Final = re.compile(
    rf"(?:(?P<sure>{FOREIGN_MONTH})|{NAMELIKE_MONTH})\b(?P<day> \d{{1,2}}\b(?![.:]\d))?"
)
OTHER_OPENS: Final = openings(f"{FOREIGN_MONTH}|{NAMELIKE_MONTH}")
DAY_BEFORE: Final = re.compile(r"\b(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? \Z")
NAMELIKE_AFTER: Final = re.compile(r"\b(?:in|since|month of|end of|start of) \Z")
