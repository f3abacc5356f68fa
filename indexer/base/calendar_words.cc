#include "indexer/base/calendar_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

using std::string_view;

struct Month {
    unsigned number;
    string_view names;  ///< each between spaces
};

/// English, German, French, Spanish, Italian, Portuguese and Dutch; then Scandinavian, Polish, Czech, Hungarian,
/// Romanian, Finnish, Turkish and Indonesian; Russian, Ukrainian and Bulgarian; Greek, Arabic and Hindi; Croatian,
/// Slovak, Slovenian and Baltic.
constexpr std::array months{
    Month{1,
          " jan january januar jaenner janner janvier janv enero ene gennaio gen janeiro januari "
          "stycznia styczen ledna ianuarie tammikuuta ocak "
          "января январь янв січня януари Ιανουαρίου يناير जनवरी "
          "sijecnja sijecanj januara januarja jaanuar janvaris sausio oca "},
    Month{2,
          " feb february februar fevrier fevr fev febrero febbraio fevereiro februari febr "
          "lutego luty unora februarie helmikuuta subat "
          "февраля февраль фев февр лютого февруари Φεβρουαρίου فبراير شباط फरवरी "
          "veljace veljaca februara februarja veebruar februaris vasario sub "},
    Month{3,
          " mar march marz maerz mars marzo marco maart mrt "
          "marts marca marzec brezna marcius martie maaliskuuta mart maret "
          "марта март мар березня Μαρτίου مارس آذار मार्च "
          "ozujka ozujak marta marts kovo "},
    Month{4,
          " apr april avril avr abril abr aprile "
          "kwietnia kwiecien dubna aprilis aprilie huhtikuuta nisan "
          "апреля апрель апр квітня април Απριλίου أبريل إبريل ابريل نيسان अप्रैल "
          "travnja travanj aprila aprill balandzio nis "},
    Month{5,
          " may mai mayo maggio mag maio mei "
          "maj maja kvetna majus toukokuuta mayis "
          "мая май травня Μαΐου مايو أيار मई "
          "svibnja svibanj maijs geguzes "},
    Month{6,
          " jun june juni juin junio giugno giu junho "
          "czerwca czerwiec cervna junius iunie kesakuuta haziran "
          "июня июнь июн червня юни Ιουνίου يونيو يونيه حزيران जून "
          "lipnja lipanj juna junija juuni junijs birzelio haz "},
    Month{7,
          " jul july juli juillet juil julio luglio lug julho "
          "lipca lipiec cervence julius iulie heinakuuta temmuz "
          "июля июль июл липня юли Ιουλίου يوليو يوليه تموز जुलाई "
          "srpnja srpanj jula julija juuli julijs liepos tem "},
    Month{8,
          " aug august aout agosto ago augustus "
          "augusti sierpnia sierpien srpna augusztus elokuuta agustos agustus "
          "августа август авг серпня Αυγούστου أغسطس اغسطس آب अगस्त "
          "kolovoza kolovoz augusta avgusta avgust rugpjucio agu "},
    Month{9,
          " sep sept september septembre septiembre setiembre settembre set setembro "
          "wrzesnia wrzesien szeptember septembrie syyskuuta eylul "
          "сентября сентябрь сен сент вересня септември Σεπτεμβρίου سبتمبر أيلول सितंबर "
          "rujna rujan septembra septembris rugsejo eyl "},
    Month{10,
          " oct october oktober okt octobre octubre ottobre ott outubro out "
          "pazdziernika pazdziernik rijna octombrie lokakuuta ekim "
          "октября октябрь окт жовтня октомври Οκτωβρίου أكتوبر اكتوبر अक्टूबर "
          "oktobra oktoober oktobris spalio eki "},
    Month{11,
          " nov november novembre noviembre novembro "
          "listopada listopad noiembrie marraskuuta kasim "
          "ноября ноябрь ноя листопада ноември Νοεμβρίου نوفمبر नवंबर "
          "studenoga studenog studeni listopadu novembra novembris lapkricio kas "},
    Month{12,
          " dec december dezember dez decembre diciembre dic dicembre dezembro "
          "desember grudnia grudzien prosince decembrie joulukuuta aralik "
          "декабря декабрь дек грудня декември Δεκεμβρίου ديسمبر दिसंबर "
          "prosinca prosinac decembra detsember decembris gruodzio ara "},
};

/// East Asian ones come without 月 and 日, as DateToken says.
constexpr string_view weekdays =
    " mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday"
    " mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
    " lun mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche"
    " mie jue vie sab dom lunes martes miercoles jueves viernes sabado domingo"
    " gio lunedi martedi mercoledi giovedi venerdi domenica"
    " thứ chủ nhật"
    " segunda terca quarta quinta sexta feira"
    " ma wo vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    " poniedzialek wtorek sroda czwartek piatek sobota niedziela"
    " pazartesi sali carsamba persembe cuma cumartesi pazar"
    " mandag tirsdag onsdag torsdag fredag lordag sondag mandagen tisdag lordagen"
    " senin selasa rabu kamis jumat sabtu minggu"
    " пн вт ср чт пт сб вс понедельник вторник среда четверг пятница суббота воскресенье"
    " понеділок вівторок середа пятниця субота неділя"
    " الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت"
    " 火 水 木 金 土 曜 火曜 水曜 木曜 金曜 土曜"
    " 星期 星期一 星期二 星期三 星期四 星期五 星期六 周一 周二 周三 周四 周五 周六 周 週一 週二 週三 週四 週五 週六 週"
    " 화 수 목 금 토 요 화요 수요 목요 금요 토요 ";

struct Zone {
    string_view name;
    int minutes;
};

constexpr std::array zones{
    Zone{"z", 0},      Zone{"gmt", 0},     Zone{"utc", 0},     Zone{"ut", 0},     Zone{"wet", 0},    Zone{"west", 60},
    Zone{"bst", 60},   Zone{"cet", 60},    Zone{"mez", 60},    Zone{"wat", 60},   Zone{"cest", 120}, Zone{"mesz", 120},
    Zone{"eet", 120},  Zone{"sast", 120},  Zone{"cat", 120},   Zone{"eest", 180}, Zone{"idt", 180},  Zone{"msk", 180},
    Zone{"мск", 180},  Zone{"trt", 180},   Zone{"eat", 180},   Zone{"gst", 240},  Zone{"pkt", 300},  Zone{"ist", 330},
    Zone{"wib", 420},  Zone{"hkt", 480},   Zone{"sgt", 480},   Zone{"pht", 480},  Zone{"awst", 480}, Zone{"jst", 540},
    Zone{"kst", 540},  Zone{"acst", 570},  Zone{"aest", 600},  Zone{"acdt", 630}, Zone{"aedt", 660}, Zone{"nzst", 720},
    Zone{"nzdt", 780}, Zone{"brt", -180},  Zone{"art", -180},  Zone{"adt", -180}, Zone{"ast", -240}, Zone{"edt", -240},
    Zone{"est", -300}, Zone{"cdt", -300},  Zone{"cst", -360},  Zone{"mdt", -360}, Zone{"mst", -420}, Zone{"pdt", -420},
    Zone{"pst", -480}, Zone{"akdt", -480}, Zone{"akst", -540}, Zone{"hst", -600},
};

/// Standard time; an hour less behind Greenwich in summer.
constexpr std::array seasonal_zones{Zone{"et", -300}, Zone{"ct", -360}, Zone{"mt", -420}, Zone{"pt", -480}};

/// The words of `list`, which are parted by spaces, each with `value`; the value given first stands.
void add_words(std::unordered_map<string_view, unsigned>& words, string_view list, unsigned value) {
    while (!list.empty()) {
        const auto length = std::min(list.find(' '), list.size());
        if (length > 0) words.emplace(list.substr(0, length), value);
        list.remove_prefix(std::min(length + 1, list.size()));
    }
}

/// The rule in force since 2007: from the second Sunday of March to the first one of November.
bool is_us_summer(std::chrono::year_month_day day) {
    using namespace std::chrono;
    const sys_days start = day.year() / March / Sunday[2];
    const sys_days end = day.year() / November / Sunday[1];
    return sys_days{day} >= start && sys_days{day} < end;
}

}  // namespace

unsigned month_number(string_view folded) {
    static const auto numbers = [] {
        std::unordered_map<string_view, unsigned> words;
        for (const Month& month : months) add_words(words, month.names, month.number);
        return words;
    }();
    const auto found = numbers.find(folded);
    return found == numbers.end() ? 0 : found->second;
}

bool is_weekday(string_view folded) {
    static const auto names = [] {
        std::unordered_map<string_view, unsigned> words;
        add_words(words, weekdays, 1);
        return words;
    }();
    return names.contains(folded);
}

std::optional<std::chrono::minutes> zone_offset(string_view folded, std::chrono::year_month_day day) {
    const auto named = [&](const Zone& zone) { return zone.name == folded; };
    if (const auto zone = std::ranges::find_if(zones, named); zone != zones.end()) {
        return std::chrono::minutes{zone->minutes};
    }
    if (const auto zone = std::ranges::find_if(seasonal_zones, named); zone != seasonal_zones.end()) {
        return std::chrono::minutes{zone->minutes + (is_us_summer(day) ? 60 : 0)};
    }
    return std::nullopt;
}

}  // namespace dateline
