namespace Mortise.Runtime;

/// <summary>
/// Held by nothing but a thread's own storage. When the thread is gone this is finalized, and a later thread takes over
/// the record with the counts that are in it; so there are never more records than threads that lived at one time.
/// </summary>
internal sealed class LeaseThread
{
    public LeaseThread() => Record = LeaseRegistry.Instance.Adopt();

    ~LeaseThread() => LeaseRegistry.Instance.Release(Record);

    public LeaseRecord Record { get; }
}
