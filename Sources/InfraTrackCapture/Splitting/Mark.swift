/// What a shell tells a terminal by OSC 133, 633, 7, 9 and 1337.
enum Mark: Hashable, Sendable {
    case promptStart
    case inputStart
    case outputStart(text: String?)
    case end(exit: Int?)
    case text(String)
    case directory(String)
    case account(user: String?, host: String)

    init?(payload: ArraySlice<UInt8>) {
        let parts = payload.split(
            separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch SourceText.text(parts[0]) {
        case "133": self.init(shell: parts[1])
        case "633": self.init(editor: parts[1])
        case "7":
            guard let path = MarkText.path(ofURL: parts[1]) else { return nil }
            self = .directory(path)
        case "9":
            guard parts[1].starts(with: "9;".utf8) else { return nil }
            self = .directory(SourceText.text(parts[1].dropFirst(2)).trimming("\""))
        case "1337": self.init(terminal: SourceText.text(parts[1]))
        default: return nil
        }
    }

    /// `A`, `B`, `C;cmdline_url=…`, `D;exit;…`.
    private init?(shell payload: ArraySlice<UInt8>) {
        let rest = payload.dropFirst()
        guard let letter = payload.first, rest.isEmpty || rest.first == UInt8(ascii: ";") else {
            return nil
        }
        switch Unicode.Scalar(letter) {
        case "A": self = .promptStart
        case "B": self = .inputStart
        case "C": self = .outputStart(text: Self.commandLine(rest.dropFirst()))
        case "D":
            let first = rest.dropFirst().prefix { $0 != UInt8(ascii: ";") }
            self = .end(exit: Int(SourceText.text(first)))
        default: return nil
        }
    }

    private static func commandLine(_ parameters: ArraySlice<UInt8>) -> String? {
        if let found = value("cmdline_url=", in: parameters) {
            return MarkText.percentDecoded(found.prefix { $0 != UInt8(ascii: ";") })
        }
        // A quoted command may hold semicolons, so it is all that is left.
        return value("cmdline=", in: parameters).map { MarkText.unquoted($0) }
    }

    private static func value(
        _ key: String, in parameters: ArraySlice<UInt8>
    ) -> ArraySlice<UInt8>? {
        let key = Array(key.utf8)
        if parameters.starts(with: key) { return parameters.dropFirst(key.count) }
        guard let found = parameters.firstRange(of: [UInt8(ascii: ";")] + key) else { return nil }
        return parameters[found.upperBound...]
    }

    private init?(editor payload: ArraySlice<UInt8>) {
        if payload.starts(with: "E;".utf8) {
            let text = payload.dropFirst(2).prefix { $0 != UInt8(ascii: ";") }
            self = .text(MarkText.unescaped(text))
        } else if payload.starts(with: "P;Cwd=".utf8) {
            self = .directory(MarkText.unescaped(payload.dropFirst(6)))
        } else {
            self.init(shell: payload)
        }
    }

    private init?(terminal text: String) {
        if let path = text.after("CurrentDir=") {
            self = .directory(path)
        } else if let account = text.after("RemoteHost=") {
            let parts = account.split(separator: "@", maxSplits: 1).map(String.init)
            guard let host = parts.last else { return nil }
            self = .account(user: parts.count == 2 ? parts[0] : nil, host: host)
        } else if let value = text.after("SetUserVar=WEZTERM_PROG=") {
            guard let decoded = MarkText.base64(value), !decoded.isEmpty else { return nil }
            self = .text(decoded)
        } else {
            return nil
        }
    }
}

extension String {
    fileprivate func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }

    fileprivate func trimming(_ character: Character) -> String {
        var text = Substring(self)
        if text.first == character { text = text.dropFirst() }
        if text.last == character { text = text.dropLast() }
        return String(text)
    }
}
