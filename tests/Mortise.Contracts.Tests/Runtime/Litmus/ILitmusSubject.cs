namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>A lease under test.</summary>
internal interface ILitmusSubject
{
    /// <summary>One call through the lease into whatever provider is there; 0, or the poison that it saw.</summary>
    int Call(int looks);

    /// <summary>Leads to a new provider, waits for the old one's drain, and kills that.</summary>
    void Swap();
}
