/// Text in Markdown tables.
enum MarkdownText {
    /// Text that stays within its cell and makes no markup of its own.
    static func cell(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "|": "\\|"
            case "<": "&lt;"
            case "\n", "\r", "\t": " "
            default: String(scalar)
            }
        }.joined()
    }

    /// Text within the quotes of a Mermaid label.
    static func label(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "#quot;"
            case "#": "#35;"
            case "<": "#lt;"
            case "\n", "\r", "\t": " "
            default: String(scalar)
            }
        }.joined()
    }
}

/// Durations for people.
enum Clock {
    /// Hours with two decimals, such as `1.25`, rounded half up.
    static func hours(_ seconds: Int64) -> String {
        DecimalText.text((seconds + 18) / 36, decimals: 2)
    }

    /// Hours, minutes and seconds, such as `26:05:00`.
    static func text(_ seconds: Int64) -> String {
        let parts = [seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return "\(seconds / 3600):\(parts[0]):\(parts[1])"
    }
}
