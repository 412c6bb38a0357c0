/// What one program does, as data: its verbs, its options, and which verbs undo each other.
///
/// A verb is the first operands of a call, such as `get` or `rollout status`; a `*` at its end
/// stands for anything. What no list names takes the kind ``otherwise``.
struct Tool: Sendable, Hashable {
    var looks: VerbSet
    var changes: VerbSet
    var destroys: VerbSet
    /// Options that make it only look, whatever else is said.
    var lookingOptions: Set<String>
    /// Options that make it change something.
    var changingOptions: Set<String>
    /// Options that make it destroy something.
    var destroyingOptions: Set<String>
    /// Options that take the next word as their value.
    var valueOptions: Set<String>
    /// Verbs by the verb that undoes them.
    var opposites: [String: String]
    /// Whether the verb may stand behind other words, as in `aws ec2 describe-instances`.
    var isDeep: Bool
    /// The kind of a call that no list names.
    var otherwise: CommandKind

    init(
        looks: String = "", changes: String = "", destroys: String = "",
        lookingOptions: String = "", changingOptions: String = "", destroyingOptions: String = "",
        values: String = "", opposites: [String: String] = [:], isDeep: Bool = false,
        otherwise: CommandKind = .mutating
    ) {
        self.looks = VerbSet(Self.list(looks))
        self.changes = VerbSet(Self.list(changes))
        self.destroys = VerbSet(Self.list(destroys))
        self.lookingOptions = Set(Self.list(lookingOptions))
        self.changingOptions = Set(Self.list(changingOptions))
        self.destroyingOptions = Set(Self.list(destroyingOptions))
        valueOptions = Set(Self.list(values))
        self.opposites = opposites
        self.isDeep = isDeep
        self.otherwise = otherwise
    }

    /// Items between commas; white space around them does not count.
    static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { item in
            item.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.filter { !$0.isEmpty }
    }

    /// A program that only looks unless an option says otherwise.
    static func reader(
        changingOptions: String = "", destroyingOptions: String = "", values: String = ""
    ) -> Tool {
        Tool(
            changingOptions: changingOptions, destroyingOptions: destroyingOptions,
            values: values, otherwise: .readOnly)
    }

    /// A program that destroys what it is pointed at.
    static func destroyer(lookingOptions: String = "") -> Tool {
        Tool(lookingOptions: lookingOptions, otherwise: .destructive)
    }

    /// The kind that the verb tells; the longest verb counts.
    func kind(ofVerb operands: [String]) -> CommandKind {
        if isDeep { return deepKind(operands) }
        for length in stride(from: min(3, operands.count), to: 0, by: -1) {
            let phrase = operands.prefix(length).joined(separator: " ")
            if let kind = kind(ofPhrase: phrase) { return kind }
        }
        return otherwise
    }

    private func kind(ofPhrase phrase: String) -> CommandKind? {
        if destroys.has(phrase) { return .destructive }
        if changes.has(phrase) { return .mutating }
        return looks.has(phrase) ? .readOnly : nil
    }

    private func deepKind(_ operands: [String]) -> CommandKind {
        if let kind = kind(ofPhrase: operands.prefix(2).joined(separator: " ")) { return kind }
        let kinds = operands.prefix(5).compactMap(kind(ofPhrase:))
        return kinds.first ?? otherwise
    }

    /// Takes what a store's own table adds.
    mutating func merge(_ other: Tool) {
        looks.formUnion(other.looks)
        changes.formUnion(other.changes)
        destroys.formUnion(other.destroys)
        lookingOptions.formUnion(other.lookingOptions)
        changingOptions.formUnion(other.changingOptions)
        destroyingOptions.formUnion(other.destroyingOptions)
        valueOptions.formUnion(other.valueOptions)
        opposites.merge(other.opposites) { $1 }
    }
}

/// Verbs, of which some stand for all with the same beginning.
struct VerbSet: Sendable, Hashable {
    private(set) var words: Set<String> = []
    private(set) var beginnings: [String] = []

    init(_ verbs: [String]) {
        for verb in verbs {
            if verb.hasSuffix("*") {
                beginnings.append(String(verb.dropLast()))
            } else {
                words.insert(verb)
            }
        }
    }

    func has(_ phrase: String) -> Bool {
        words.contains(phrase) || beginnings.contains { phrase.hasPrefix($0) }
    }

    mutating func formUnion(_ other: VerbSet) {
        words.formUnion(other.words)
        beginnings += other.beginnings.filter { !beginnings.contains($0) }
    }
}
