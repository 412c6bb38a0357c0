/// Words that follow “password” or “token” in prose, usage lines and type annotations.
enum StopWord {
    static func contains(_ value: ArraySlice<UInt8>) -> Bool {
        value.count <= longest && words.contains(Placeholder.folded(value))
    }

    private static let longest = 16

    private static let words: Set<String> = Set(
        """
        a accepted algorithm an and any are as at auth authentication bool boolean by bytes \
        cannot change changed char compat could data db denied does empty enter error expected expired \
        expires expiry failed file files for format found from generated got has have if in \
        incorrect input int integer invalid is it key length like list login manager mismatch \
        missing must name needed new no not number object of ok on only option or please policy \
        prompt protected provided reset revoked rotated secret set should sss str string systemd \
        text that the this to token type unexpected unknown update updated use used using validation valid \
        value via was when which will with wrong you your
        """.split(separator: " ").map(String.init))
}
