import InfraTrack

/// A part of a command that differs from run to run.
struct FoundValue: Hashable {
    /// Where it stands, in bytes of the text's UTF-8.
    let range: Range<Int>
    let kind: ValueKind
    let value: String

    /// The name that its parameter gets, if that is free: a path's is that of its last part.
    var name: String {
        guard case .path = kind else { return kind.name }
        let last = value.split(separator: "/").last ?? ""
        guard last.utf8.count <= 30 else { return kind.name }
        return ValueKind.word(String(last), otherwise: kind.name)
    }
}

/// What a value is.
enum ValueKind: Hashable {
    /// A secret that a rule masked.
    case mask(rule: String)
    case arn
    /// A cloud's id, named by its beginning.
    case resource(String)
    case uuid
    case address
    case network
    case host
    case component(ComponentKey, kind: String)
    case namespace
    case pod
    case port
    case date
    case version
    case commit
    case path(isHome: Bool)
    /// The number of a process.
    case process
    /// Something that an earlier step printed.
    case token

    /// The name of the first parameter of the kind.
    var name: String {
        switch self {
        case .mask(let rule): Self.word(rule, otherwise: "SECRET")
        case .arn: "ARN"
        case .resource(let name): name
        case .uuid: "UUID"
        case .address: "ADDRESS"
        case .network: "NETWORK"
        case .host: "HOST"
        case .component(_, let kind): Self.word(kind, otherwise: "COMPONENT")
        case .namespace: "NAMESPACE"
        case .pod: "POD"
        case .port: "PORT"
        case .date: "DATE"
        case .version: "VERSION"
        case .commit: "COMMIT"
        case .path: "FILE"
        case .process: "PID"
        case .token: "VALUE"
        }
    }

    /// What the parameter is, for its table.
    var description: String {
        switch self {
        case .mask(let rule): "a secret, masked by the rule \(rule) when it was recorded"
        case .arn: "an ARN"
        case .resource: "the id of a cloud resource"
        case .uuid: "an id"
        case .address: "an address"
        case .network: "a network"
        case .host: "a host"
        case .component(let key, let kind): "the \(kind) \(key)"
        case .namespace: "a namespace"
        case .pod: "a pod"
        case .port: "a port"
        case .date: "a date"
        case .version: "a version"
        case .commit: "a commit"
        case .path: "a path"
        case .process: "the number of a process"
        case .token: "a value"
        }
    }

    /// Whether a step's output may have given it.
    var canBeCaptured: Bool {
        switch self {
        case .arn, .resource, .uuid, .address, .pod, .commit, .token, .process, .version:
            true
        default: false
        }
    }

    /// A variable's name of a word: `aws-access-key` → `AWS_ACCESS_KEY`.
    fileprivate static func word(_ text: String, otherwise: String) -> String {
        let name = text.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        guard let first = name.first, first.isLetter, !shellsOwn.contains(String(name)) else {
            return otherwise
        }
        return String(name)
    }

    /// Names that mean something to shells.
    static let shellsOwn: Set<String> = [
        "PATH", "HOME", "USER", "SHELL", "PWD", "OLDPWD", "IFS", "PS1", "PS2", "PS4", "TERM",
        "LANG", "UID", "EUID", "RANDOM", "SECONDS", "HOSTNAME", "LOGNAME", "MAIL", "ENV",
    ]
}
