import InfraTrack

/// Finds the values in a command.
struct ValueScanner {
    let names: KnownNames

    /// The values in the order of the text; of those that overlap the longer ones come first.
    func values(in text: String) -> [FoundValue] {
        let shell = ShellText(text)
        var scan = ValueScan(names: names, bytes: shell.bytes)
        scan.findMasks()
        for piece in shell.pieces { scan.take(piece) }
        return scan.values.sorted {
            ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count)
        }
    }

    /// The text with the kinds of its values in their places, by which runs are compared.
    static func canonical(_ text: String, _ values: [FoundValue]) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var at = 0
        for value in values where value.range.lowerBound >= at {
            if case .path = value.kind { continue }
            result += bytes[at..<value.range.lowerBound]
            result.append(0x01)
            result += value.kind.name.utf8
            at = value.range.upperBound
        }
        result += bytes[at...]
        return String(decoding: result, as: UTF8.self)
    }
}

/// The state of one search.
private struct ValueScan {
    let names: KnownNames
    let bytes: [UInt8]
    var values: [FoundValue] = []
    private var program = ""
    private var option = ""
    /// Whether no operand was seen since the program.
    private var isFirst = true

    init(names: KnownNames, bytes: [UInt8]) {
        self.names = names
        self.bytes = bytes
    }

    private static let clusterPrograms: Set<String> = ["kubectl", "helm", "oc", "flux", "velero"]
    private static let hostPrograms: Set<String> = [
        "ssh", "ping", "scp", "dig", "host", "curl", "mtr", "nc", "telnet", "sftp", "traceroute",
    ]
    private static let portPrograms: Set<String> = [
        "ssh", "psql", "redis-cli", "pg_isready", "pg_dump", "mysql", "scp", "mongosh", "nc",
        "mysqldump", "createdb", "dropdb", "sftp", "mariadb",
    ]

    /// `«redacted:rule:1»`, wherever it stands.
    mutating func findMasks() {
        let opening = Array("«redacted:".utf8)
        let closing = Array("»".utf8)
        var at = 0
        while let start = bytes[at...].firstIndex(of: 0xC2) {
            at = start + 1
            guard bytes[start...].starts(with: opening) else { continue }
            var end = start + opening.count
            while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x80 { end += 1 }
            guard bytes[end...].starts(with: closing) else { continue }
            let parts = bytes[(start + opening.count)..<end].split(separator: 0x3A)
            let rule = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
            add(start..<(end + closing.count), .mask(rule: rule))
            at = end
        }
    }

    mutating func take(_ piece: ShellText.Piece) {
        let word = bytes[piece.range]
        if piece.isProgram {
            program = String(decoding: word.split(separator: 0x2F).last ?? [], as: UTF8.self)
            option = ""
            isFirst = true
            return
        }
        let before = option
        option = ""
        if piece.startsWord, word.first == 0x2D { return takeOption(word) }
        if takeValue(word, of: before) { return }
        let isVerb = isFirst && before.isEmpty && !Self.hostPrograms.contains(program)
        isFirst = false
        if isVerb, KnownNames.isWord(word) { return }
        let values = values.count
        analyse(word)
        guard piece.startsWord, values == self.values.count else { return }
        takeToken(word)
    }

    private mutating func takeOption(_ word: Pattern.Bytes) {
        guard let equals = word.firstIndex(of: 0x3D) else {
            return option = String(decoding: word, as: UTF8.self)
        }
        let name = String(decoding: word[..<equals], as: UTF8.self)
        let value = word[(equals + 1)...]
        if !takeValue(value, of: name) { analyse(value) }
    }

    /// The value of an option that tells what it is.
    private mutating func takeValue(_ value: Pattern.Bytes, of option: String) -> Bool {
        switch option {
        case "-n", "--namespace":
            guard Self.clusterPrograms.contains(program), !value.isEmpty else { return false }
            add(value.indices, .namespace)
        case "-p", "-P", "--port":
            guard Self.portPrograms.contains(program) || option == "--port",
                Pattern.isPort(value)
            else { return false }
            add(value.indices, .port)
        default: return false
        }
        return true
    }

    private static let processPrograms: Set<String> = [
        "kill", "renice", "strace", "gdb", "lsof", "nsenter", "taskset", "prlimit", "pmap", "gcore",
    ]

    /// A word that looks made by a machine may have come from an earlier step.
    private mutating func takeToken(_ word: Pattern.Bytes) {
        guard word.count <= 200 else { return }
        if word.allSatisfy(Pattern.isDigit) {
            let isProcess = Self.processPrograms.contains(program) && word.count >= 2
            if isProcess || word.count >= 5 { add(word.indices, isProcess ? .process : .token) }
            return
        }
        let isMade = word.split(whereSeparator: { !ShellText.isName($0) }).contains { run in
            let digits = run.count(where: Pattern.isDigit)
            return run.count >= 5 && digits >= 2
        }
        if isMade { add(word.indices, .token) }
    }

    private mutating func add(_ range: Range<Int>, _ kind: ValueKind) {
        values.append(
            FoundValue(
                range: range, kind: kind, value: String(decoding: bytes[range], as: UTF8.self)))
    }

    // MARK: The forms

    private mutating func analyse(_ whole: Pattern.Bytes) {
        var word = whole
        while let last = word.last, ",.:;".utf8.contains(last) { word = word.dropLast() }
        guard word.count >= 2 else { return }
        if let kind = names.kind(word) { return add(word.indices, kind) }
        if word.starts(with: "arn:".utf8) { return add(word.indices, .arn) }
        if let kind = simple(word) { return add(word.indices, kind) }
        split(word)
    }

    private func simple(_ word: Pattern.Bytes) -> ValueKind? {
        if Pattern.isUUID(word) { return .uuid }
        if let name = Pattern.resource(word) { return .resource(name) }
        if Pattern.isIPv6(word) { return Self.isOwn(word) ? nil : .address }
        if let length = Pattern.dateLength(word), length == word.count { return .date }
        if Pattern.isVersion(word), Pattern.addressLength(word) == nil { return .version }
        if Pattern.isPod(word) { return .pod }
        if Pattern.isCommit(word) { return .commit }
        return Pattern.isHostName(word) ? .host : nil
    }

    private mutating func split(_ word: Pattern.Bytes) {
        if let place = authority(word) { return url(word, place) }
        if let equals = word.firstIndex(of: 0x3D) { return analyse(word[(equals + 1)...]) }
        if word.contains(0x2C) {
            for part in word.split(separator: 0x2C) { analyse(part) }
            return
        }
        if let length = Pattern.addressLength(word) { return address(word, length) }
        if word.first == 0x2F || word.starts(with: "~/".utf8) { return path(word) }
        if let at = word.firstIndex(of: 0x40) { return place(word[(at + 1)...]) }
        if let colon = word.firstIndex(of: 0x3A) { return pair(word, colon) }
        if let slash = word.firstIndex(of: 0x2F) { return kindAndName(word, slash) }
        date(in: word)
    }

    /// Where the host of `scheme://host` begins.
    private func authority(_ word: Pattern.Bytes) -> Int? {
        guard let colon = word.firstIndex(of: 0x3A),
            word[colon...].starts(with: "://".utf8),
            word[..<colon].allSatisfy({ Pattern.isLetter($0) || $0 == 0x2B || Pattern.isDigit($0) })
        else { return nil }
        return colon + 3
    }

    private mutating func url(_ word: Pattern.Bytes, _ start: Int) {
        let rest = word[start...]
        let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
        var host = rest[..<end]
        if let at = host.lastIndex(of: 0x40) { host = host[(at + 1)...] }
        place(host)
        for part in rest[end...].split(whereSeparator: { "/?#&=".utf8.contains($0) }) {
            if let kind = names.kind(part) ?? identity(part) { add(part.indices, kind) }
        }
    }

    /// Ids and dates within a path.
    private func identity(_ part: Pattern.Bytes) -> ValueKind? {
        switch simple(part) {
        case .host?, .version?, nil: nil
        case let kind: kind
        }
    }

    /// `host`, `host:port`, `host:/path`.
    private mutating func place(_ word: Pattern.Bytes) {
        guard let colon = word.lastIndex(of: 0x3A), !Pattern.isIPv6(word) else {
            return analyse(word)
        }
        analyse(word[..<colon])
        let rest = word[(colon + 1)...]
        if Pattern.isPort(rest) { add(rest.indices, .port) } else { analyse(rest) }
    }

    private mutating func address(_ word: Pattern.Bytes, _ length: Int) {
        let end = word.startIndex + length
        let rest = word[end...]
        if rest.first == 0x2F, rest.dropFirst().count <= 2,
            rest.dropFirst().allSatisfy(Pattern.isDigit), rest.count > 1
        {
            return add(word.indices, .network)
        }
        if !Self.isOwn(word) { add(word.startIndex..<end, .address) }
        if rest.first == 0x3A {
            let next = rest.dropFirst()
            if Pattern.isPort(next) { add(next.indices, .port) } else { analyse(next) }
        }
    }

    /// Addresses that are the same on every machine.
    private static func isOwn(_ word: Pattern.Bytes) -> Bool {
        word.starts(with: "127.".utf8) || word.starts(with: "0.0.0.0".utf8)
            || word.elementsEqual("::1".utf8) || word.elementsEqual("::".utf8)
    }

    /// `host:port`, `image:tag`, `host:path`.
    private mutating func pair(_ word: Pattern.Bytes, _ colon: Int) {
        let (left, right) = (word[..<colon], word[(colon + 1)...])
        if names.kind(left) != nil || Pattern.isHostName(left)
            || left.elementsEqual("localhost".utf8)
        {
            return place(word)
        }
        if right.first == 0x2F { return analyse(right) }
        let isTag = left.contains(0x2F) || right.contains(where: Pattern.isDigit)
        let isWord = right.allSatisfy {
            Pattern.isLetter($0) || Pattern.isDigit($0) || "-._".utf8.contains($0)
        }
        guard isTag, isWord, right.contains(where: Pattern.isDigit),
            !left.allSatisfy(Pattern.isDigit),
            !right.allSatisfy(Pattern.isDigit)
        else { return }
        add(right.indices, Pattern.isCommit(right) ? .commit : .version)
    }

    /// `deploy/web`, `pod/web-…`.
    private mutating func kindAndName(_ word: Pattern.Bytes, _ slash: Int) {
        let name = word[(slash + 1)...]
        let isKind = word[..<slash].allSatisfy { Pattern.isLetter($0) || $0 == 0x2E }
        if isKind, !name.contains(0x2F), let kind = names.kind(name) ?? identity(name) {
            return add(name.indices, kind)
        }
        date(in: word)
    }

    private mutating func path(_ word: Pattern.Bytes) {
        let parts = word.split(separator: 0x2F)
        let isHome =
            word.first == 0x7E
            || (parts.count >= 3
                && ["home", "Users"].contains(String(decoding: parts[0], as: UTF8.self)))
            || (parts.count >= 2 && parts[0].elementsEqual("root".utf8))
        let isPlain = parts.count >= 2 && !word.starts(with: "/dev/null".utf8) && word.first != 0x7E
        if isPlain { add(word.indices, .path(isHome: isHome)) }
        for part in parts {
            if let kind = identity(part) { add(part.indices, kind) } else { date(in: part) }
        }
    }

    /// A date within a longer word, such as a file's name.
    private mutating func date(in word: Pattern.Bytes) {
        var at = word.startIndex
        while at < word.endIndex {
            if Pattern.isDigit(word[at]), let length = Pattern.dateLength(word[at...]),
                length == 10
            {
                return add(at..<(at + length), .date)
            }
            let isNumber = Pattern.isDigit(word[at])
            at += 1
            while isNumber, at < word.endIndex, Pattern.isDigit(word[at]) { at += 1 }
        }
    }
}
