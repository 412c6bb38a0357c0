/// What records are found by in an index, each with the slots that have it.
package enum Posting: Hashable, Sendable {
    case component(ComponentKey)
    case status(String)
    case priority(Priority)
    case label(String)
    case owner(String)
    case assignee(String)
    case client(String)
    case project(String)
    case category(String)
    case alert(RecordID)
    case depends(RecordID)
    case task(RecordID)
    case problem(String)
    case person(String)
    case alias(String)
    case dependent(ComponentKey)
    case running
    case kind(String)
    case provider(String)
    case environment(String)
    case command(RecordID)
}
