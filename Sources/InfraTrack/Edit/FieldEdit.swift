/// One change to a record's front matter, by the key's name.
public enum FieldEdit: Sendable, Hashable {
    /// Gives a key a value; the empty text removes the key.
    case set(String, String)
    /// Adds an item to a list.
    case add(String, String)
    /// Removes an item from a list.
    case remove(String, String)

    /// The key.
    public var key: String {
        switch self {
        case .set(let key, _), .add(let key, _), .remove(let key, _): key
        }
    }
}
