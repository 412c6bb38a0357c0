/// Asks the matcher of each keyword in one logical line.
struct LineMatcher {
    let line: Line
    let prefixes: [PrefixRule]
    private var found: [SecretMatch] = []
    /// Up to where a name has been judged, so that each is judged once.
    private var judged = 0
    /// Up to where the surroundings have explained the text.
    private var explained = 0
    /// Up to where each program's arguments have been read.
    private var read: [Int: Int] = [:]
    /// Up to where each prefix's run of characters has been read.
    private var reached: [Int: Int] = [:]
    /// Up to where hashes have been read, and the words of `echo`.
    private var hashed = 0
    private var webToken = 0
    /// Whether a word stands in the line that makes `name value` a setting.
    private var takesBlanks = false
    private var echoed = 0

    init(line: Line, prefixes: [PrefixRule]) {
        self.line = Mask.neutralised(line)
        self.prefixes = prefixes
    }

    /// The secrets that the keywords lead to, cut off where a mask begins.
    consuming func matches(_ hits: [Hit]) -> [SecretMatch] {
        takesBlanks = hits.contains { $0.trigger == .setting }
        for hit in hits { look(at: hit) }
        return found
    }

    private mutating func look(at hit: Hit) {
        let position = hit.position
        switch hit.trigger {
        case .keyBlock, .known, .manifest, .block, .setting: break
        case .secureString: add(PhraseMatcher.secureString(line, at: position))
        case .prefix(let index): prefix(index, at: position)
        case .infix(let index): add(InfixRule.all[index].match(line, at: position))
        case .webToken: add(WebTokenMatcher.match(line, at: position, reached: &webToken))
        case .hash: hash(at: position)
        case .url: add(URLMatcher.match(line, at: position))
        case .key: key(at: position)
        case .program(let index): program(index, at: position)
        case .bearer: add(PhraseMatcher.bearer(line, at: position))
        case .literal: add(PhraseMatcher.literal(line, at: position))
        case .identified: add(PhraseMatcher.identified(line, at: position))
        case .piped: piped(at: position)
        }
    }

    private mutating func prefix(_ index: Int, at position: Int) {
        var end = reached[index, default: 0]
        let found = prefixes[index].match(line, at: position, reached: &end)
        reached[index] = end
        guard let match = found else { return }
        add(match)
        if match.rule == "aws-access-key" {
            add(NeighbourMatcher.match(line, after: match.range.upperBound))
        }
    }

    private mutating func hash(at position: Int) {
        guard position >= hashed, let match = HashMatcher.match(line, at: position) else { return }
        hashed = match.range.upperBound
        add(match)
    }

    private mutating func piped(at position: Int) {
        guard position >= echoed else { return }
        let result = PhraseMatcher.piped(line, at: position)
        echoed = result.end
        add(result.match)
    }

    private mutating func key(at position: Int) {
        guard position >= judged, position >= explained else { return }
        let end = KeyName.end(line, position)
        guard mayAnnounce(position, end) else {
            judged = end
            return
        }
        guard let key = KeyName(line, around: position) else { return }
        judged = key.range.upperBound
        let match: SecretMatch? =
            switch key.kind {
            case .authorization, .cookie, .setCookie: HeaderMatcher(line: line, key: key).match()
            default: AssignmentMatcher(line: line, key: key).match()
            }
        guard let match else { return }
        explained = match.range.upperBound
        add(match)
    }

    /// Whether what follows a name can tie it to a value; most names in prose are done here.
    private func mayAnnounce(_ position: Int, _ end: Int) -> Bool {
        if Self.ties.contains(line[end]) { return true }
        guard ByteSet.blank.contains(line[end]) else { return false }
        if Self.ties.contains(line[line.end(of: .blank, from: end)]) { return true }
        if line[KeyName.start(line, position)] == UInt8(ascii: "-") { return true }
        return takesBlanks
    }

    private static let ties: ByteSet = "=:+?\"'`\\]|"

    private mutating func program(_ index: Int, at position: Int) {
        guard position >= read[index, default: 0] else { return }
        let result = ProgramMatcher.match(line, ProgramRule.all[index], at: position)
        read[index] = result.end
        for match in result.matches { add(match) }
    }

    private mutating func add(_ match: SecretMatch?) {
        guard var match else { return }
        if let mask = line.bytes[match.range].firstIndex(of: Mask.neutral) {
            match.range = match.range.lowerBound..<mask
        }
        guard !match.range.isEmpty else { return }
        found.append(match)
    }
}
