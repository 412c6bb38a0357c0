extension Query.Expression {
    /// The task's status is one of these.
    public static func status(_ states: Status...) -> Self { anyState(states.map(\.rawValue)) }

    /// The runbook's status is one of these.
    public static func status(runbook states: Runbook.State...) -> Self {
        anyState(states.map(\.rawValue))
    }

    /// The invoice's status is one of these.
    public static func status(invoice states: InvoiceRecord.State...) -> Self {
        anyState(states.map(\.rawValue))
    }

    /// The priority is one of these.
    public static func priority(_ priorities: Priority...) -> Self {
        anyOf(.priority, priorities.map { .priority($0) })
    }

    /// The priority compares so; P1 is less than P2.
    public static func priority(_ comparison: Query.Comparison, _ priority: Priority) -> Self {
        compare(.priority, comparison, .priority(priority))
    }

    /// The component's lifecycle is one of these.
    public static func lifecycle(_ states: Component.Lifecycle...) -> Self {
        anyOf(.lifecycle, states.map { .choice($0.rawValue) })
    }

    /// The component is of one of these kinds.
    public static func kind(_ kinds: String...) -> Self { words(.kind, kinds) }

    /// The category is one of these.
    public static func category(_ categories: String...) -> Self { words(.category, categories) }

    /// The owner is one of these.
    public static func owner(_ owners: String...) -> Self { words(.owner, owners) }

    /// One of these people is assigned.
    public static func assignee(_ people: String...) -> Self { words(.assignee, people) }

    /// It has one of these labels.
    public static func label(_ labels: String...) -> Self { words(.label, labels) }

    /// It is on one of these providers.
    public static func provider(_ providers: String...) -> Self { words(.provider, providers) }

    /// It is in one of these environments.
    public static func environment(_ names: String...) -> Self { words(.environment, names) }

    /// It is for one of these clients.
    public static func client(_ clients: String...) -> Self { words(.client, clients) }

    /// It belongs to one of these projects.
    public static func project(_ projects: String...) -> Self { words(.project, projects) }

    /// The command ran on one of these hosts.
    public static func host(_ hosts: String...) -> Self { words(.host, hosts) }

    /// The command was typed into one of these shells.
    public static func shell(_ shells: String...) -> Self { words(.shell, shells) }

    /// One of these people worked.
    public static func person(_ people: String...) -> Self { words(.person, people) }

    /// It concerns a component that one of these keys, subtrees, globs or aliases names.
    public static func component(_ patterns: String...) -> Self {
        anyOf(.component, patterns.map { $0.isEmpty ? .absent : .component(ComponentPattern($0)) })
    }

    /// It has a relation of a type to what one of these keys, subtrees, globs or aliases names.
    public static func relation(_ type: Component.RelationType, to patterns: String...) -> Self {
        let qualifier: Query.Qualifier =
            switch type {
            case .dependsOn: .dependsOn
            case .runsOn: .runsOn
            case .partOf: .partOf
            case .memberOf: .memberOf
            }
        return anyOf(qualifier, patterns.map { .component(ComponentPattern($0)) })
    }

    /// Its title or body contains the text, in any letter case.
    public static func text(_ text: String) -> Self {
        text.isEmpty ? .all : compare(.text, .equals, .text(text))
    }
}

extension Query.Expression {
    /// The record has this id.
    public static func id(_ id: RecordID) -> Self { name(id.description) }

    /// The record has this name: a key, a runbook's name, an invoice's number, an id's beginning.
    public static func name(_ name: String) -> Self {
        name.isEmpty ? .nothing : compare(.id, .equals, .name(name))
    }

    /// The command or entry belongs to this task; the runbook came out of it.
    public static func task(_ id: RecordID) -> Self { reference(.task, id) }

    /// The task depends on this one.
    public static func depends(on id: RecordID) -> Self { reference(.depends, id) }

    /// The task was opened by this episode.
    public static func alert(_ id: RecordID) -> Self { reference(.alert, id) }

    /// The task waits for something.
    public static func blocked(_ flag: Bool = true) -> Self {
        compare(.blocked, .equals, .flag(flag))
    }

    /// The task is open and waits for nothing.
    public static func ready(_ flag: Bool = true) -> Self { compare(.ready, .equals, .flag(flag)) }

    /// The entry is billed.
    public static func billable(_ flag: Bool = true) -> Self {
        compare(.billable, .equals, .flag(flag))
    }

    /// The command ended with this status.
    public static func exit(_ status: Int) -> Self { exit(.equals, status) }

    /// The command's exit status compares so; an unknown one never does.
    public static func exit(_ comparison: Query.Comparison, _ status: Int) -> Self {
        compare(.exit, comparison, .number(status))
    }
}

extension Query.Expression {
    /// The due date compares so; a day is all of its instants in UTC.
    public static func due(_ comparison: Query.Comparison, _ moment: Moment) -> Self {
        compare(.due, comparison, .moment(moment))
    }

    /// The time of creation compares so.
    public static func created(_ comparison: Query.Comparison, _ moment: Moment) -> Self {
        compare(.created, comparison, .moment(moment))
    }

    /// The time of closing compares so.
    public static func closed(_ comparison: Query.Comparison, _ moment: Moment) -> Self {
        compare(.closed, comparison, .moment(moment))
    }

    /// The start of a command or an alert compares so.
    public static func started(_ comparison: Query.Comparison, _ moment: Moment) -> Self {
        compare(.started, comparison, .moment(moment))
    }

    /// The start of an entry or a billed period compares so.
    public static func start(_ comparison: Query.Comparison, _ moment: Moment) -> Self {
        compare(.start, comparison, .moment(moment))
    }

    /// The end of an entry, an alert or a billed period compares so.
    public static func end(_ comparison: Query.Comparison, _ moment: Moment) -> Self {
        compare(.end, comparison, .moment(moment))
    }

    /// The field has a value; a field that always has one holds for every record.
    public static func has(_ qualifier: Query.Qualifier) -> Self {
        qualifier.isOptional ? compare(qualifier, .equals, .present) : .all
    }

    /// The field has no value.
    public static func lacks(_ qualifier: Query.Qualifier) -> Self {
        qualifier.isOptional ? compare(qualifier, .equals, .absent) : .nothing
    }
}

extension Query.Expression {
    private static func compare(
        _ qualifier: Query.Qualifier, _ comparison: Query.Comparison, _ operand: Query.Operand
    ) -> Self {
        .term(Query.Term(qualifier, comparison, operand))
    }

    private static func anyOf(_ qualifier: Query.Qualifier, _ operands: [Query.Operand]) -> Self {
        Self.or(operands.map { compare(qualifier, .equals, $0) }).normalized
    }

    private static func anyState(_ names: [String]) -> Self {
        anyOf(.status, names.map { .choice($0) })
    }

    /// An empty word is no word: the field is absent.
    private static func words(_ qualifier: Query.Qualifier, _ words: [String]) -> Self {
        Self.or(
            words.map { word in
                word.isEmpty ? lacks(qualifier) : compare(qualifier, .equals, .word(word))
            }
        ).normalized
    }

    private static func reference(_ qualifier: Query.Qualifier, _ id: RecordID) -> Self {
        let prefix = RecordIDPrefix(id.description)
        return prefix.map { compare(qualifier, .equals, .reference($0)) } ?? .nothing
    }
}
