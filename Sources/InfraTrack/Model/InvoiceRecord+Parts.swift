extension InvoiceRecord {
    /// Where an invoice stands.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It reserves its entries.
        case draft
        /// It has its number and locks its entries.
        case issued
        /// A credit note took it back.
        case void
    }

    /// One billed entry with what was billed of it.
    public struct Entry: Hashable, Sendable {
        /// The time entry.
        public var id: RecordID
        /// Its blob id when it was billed.
        public var blob: String
        /// Raw seconds.
        public var seconds: Int64
        /// Seconds after the client's rounding policy.
        public var billedSeconds: Int64
        /// Where the billed part begins, when only a part is billed.
        public var start: Timestamp?
        /// Where the billed part ends, when only a part is billed.
        public var end: Timestamp?
        /// Whether it was worked in an earlier period that was closed already.
        public var isCorrection = false

        /// Makes a line of the manifest.
        public init(id: RecordID, blob: String, seconds: Int64, billedSeconds: Int64) {
            self.id = id
            self.blob = blob
            self.seconds = seconds
            self.billedSeconds = billedSeconds
        }
    }

    /// What is charged on one line; decimals are texts, so that nothing makes binary fractions.
    public struct Line: Hashable, Sendable {
        /// What the client reads.
        public var description: String
        /// The component worked on.
        public var component: ComponentKey?
        /// The project, when lines are by project.
        public var project: String?
        /// The task, when lines are by task.
        public var task: RecordID?
        /// Who worked, when lines are by person.
        public var person: String?
        /// The day, when lines are by day, or the day a fee was due.
        public var day: CalendarDate?
        /// The fixed fee of the settings that is charged.
        public var fee: String?
        /// Raw seconds; the same as billed when absent.
        public var worked: Int64?
        /// Billed seconds; absent for fees.
        public var seconds: Int64?
        /// The price of an hour; absent for fees.
        public var rate: String?
        /// What it comes to, net.
        public var amount: String
        /// The tax in per cent; none when absent.
        public var tax: String?
        /// Whether it is for work of an earlier period that was closed already.
        public var isCorrection = false

        /// Makes a line.
        public init(description: String, amount: String) {
            self.description = description
            self.amount = amount
        }
    }

    /// The sums of an invoice as decimals of its currency.
    public struct Totals: Hashable, Sendable {
        /// The sum of the lines.
        public var net: String
        /// The tax, rounded once for each rate.
        public var tax: String
        /// Net and tax.
        public var gross: String

        /// Makes totals.
        public init(net: String, tax: String, gross: String) {
            self.net = net
            self.tax = tax
            self.gross = gross
        }
    }

    /// The rounding that was in force, and what a line stands for.
    public struct Policy: Hashable, Sendable {
        /// `entry`, `day`, `line` or `invoice`.
        public var level: String
        /// `up`, `down`, `nearest-half-up`, `nearest-half-down` or `nearest-half-even`.
        public var mode: String
        /// The step in seconds.
        public var increment: Int64
        /// The least that is billed, in seconds.
        public var minimum: Int64
        /// Whether what was billed before counts when this is rounded.
        public var isCumulative = false
        /// What a line stands for; a component when absent.
        public var grouping: String?

        /// Makes a policy.
        public init(level: String, mode: String, increment: Int64, minimum: Int64) {
            self.level = level
            self.mode = mode
            self.increment = increment
            self.minimum = minimum
        }
    }
}
