/// One `{{…}}` of a template.
struct TemplateTag: Hashable {
    enum Kind: Hashable {
        case variable
        case section
        case inverted
        case end
        /// A comment or a pragma: nothing is looked up.
        case silent
    }

    let kind: Kind
    let name: String
    let line: Int
}
