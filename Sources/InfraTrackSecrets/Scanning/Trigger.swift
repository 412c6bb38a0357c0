/// What a keyword in the text asks for.
enum Trigger: Sendable, Hashable {
    /// The start of a private key block.
    case keyBlock
    /// A known value, by the place of its spelling in the list.
    case known(Int)
    /// The kind of a Kubernetes Secret.
    case manifest
    /// The mark of a block in YAML.
    case block
    /// PowerShell's `ConvertTo-SecureString`.
    case secureString
    /// A provider's prefix, by its place in the list of rules.
    case prefix(Int)
    /// A JSON web token.
    case webToken
    /// `://`.
    case url
    /// A word in the name of a key, an option or a header.
    case key
    /// A program whose arguments hold passwords, by its place in the list.
    case program(Int)
    /// A password hash.
    case hash
    /// A secret that is known by its middle.
    case infix(Int)
    /// `Bearer`, outside a header.
    case bearer
    /// `--from-literal`.
    case literal
    /// SQL's `IDENTIFIED BY`.
    case identified
    /// `echo secret | program`.
    case piped

    /// A word that makes `name value` a setting: `login`, `set`, `--secret`.
    case setting

    /// Whether what it asks for looks beyond its line.
    var spansLines: Bool {
        switch self {
        case .keyBlock, .manifest, .block: true
        default: false
        }
    }
}

/// A keyword and where it stands.
struct Hit: Sendable, Hashable {
    let position: Int
    let trigger: Trigger
}
