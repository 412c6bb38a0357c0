/// How much a payload may hold before it is refused.
enum AlertLimits {
    /// The payload in bytes.
    static let payload = 4 << 20
    /// How deep JSON nests.
    static let depth = 64
    /// Alerts in one payload.
    static let alerts = 10_000
    /// Labels or annotations of one alert.
    static let names = 128
    /// A label's or annotation's name in bytes.
    static let name = 256
    /// All labels of one alert in bytes, so that they fit into a record's front matter.
    static let labels = 32 << 10
    /// All annotations of one alert in bytes.
    static let annotations = 256 << 10
}
