using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>A reader that can pass a number on without knowing the schema.</summary>
internal interface INumberSource
{
    /// <summary>Reads a number and writes it so that every typed reading of it gives what it gave here.</summary>
    void CopyNumber(PayloadWriter target);
}
