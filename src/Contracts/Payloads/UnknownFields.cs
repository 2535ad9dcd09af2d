namespace Mortise.Payloads;

/// <summary>What a reader of an object does with a field that it does not know.</summary>
public enum UnknownFields
{
    /// <summary>Passes over it: a newer build may have written it.</summary>
    Skip = 0,

    /// <summary>Refuses it: whoever wrote it meant something by it.</summary>
    Refuse = 1,
}
