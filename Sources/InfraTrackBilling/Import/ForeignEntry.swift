import InfraTrack

/// One stretch of work as another product has it.
struct ForeignEntry: Sendable {
    /// The line it begins on.
    let line: Int
    var time: Time
    /// What was done, on one line.
    var title = ""
    /// The id of a task of this store, when it names one.
    var task: String?
    var client: String?
    var project: String?
    var components: [String] = []
    var labels: [String] = []
    var billable = true
    /// The mail address or name of who worked.
    var person: String?

    init(line: Int, time: Time) {
        self.line = line
        self.time = time
    }

    /// When it was worked.
    enum Time: Sendable {
        /// From a moment to a moment.
        case span(Moment, Moment)
        /// The same with a length that tells apart what came twice, and counts for nothing else.
        case hinted(Moment, Moment, Int64)
        /// From a moment for a number of seconds; the end, when given, must agree.
        case length(Moment, Int64, end: Moment?)
        /// A number of seconds on a day.
        case day(CalendarDate, Int64)
    }

    /// An instant, or what a clock on the wall showed.
    enum Moment: Sendable {
        case instant(Timestamp)
        case wall(LocalTime)
    }
}

extension ForeignEntry {
    /// Takes a word such as `client:acme` as what it says, and any other as a label.
    mutating func take(tag key: String, _ value: String?) {
        switch (key, value) {
        case ("task", let value?): task = value
        case ("client", let value?): client = value
        case ("project", let value?): project = value
        case ("component", let value?): components.append(value)
        case ("label", let value?): labels.append(value)
        case ("nonbillable", nil): billable = false
        case (_, let value?): labels.append("\(key):\(value)")
        case (_, nil): labels.append(key)
        }
    }

    /// What tells it apart from others of its file, as texts.
    var identity: [String] {
        let times: [String] =
            switch time {
            case .span(let start, let end), .hinted(let start, let end, _):
                ["span", start.text, end.text]
            case .length(let start, let seconds, _): ["length", start.text, String(seconds)]
            case .day(let date, let seconds): ["day", date.description, String(seconds)]
            }
        let words = [task ?? "", client ?? "", project ?? "", person ?? "", String(billable)]
        return times + [title] + words + ["components"] + components.sorted() + ["labels"]
            + labels.sorted()
    }
}

extension ForeignEntry.Moment {
    var text: String {
        switch self {
        case .instant(let time): time.with(offsetMinutes: 0).description
        case .wall(let time): time.description
        }
    }
}
