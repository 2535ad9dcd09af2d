namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>A lease under test.</summary>
internal interface ILitmusSubject
{
    /// <summary>One call through the lease into whatever provider is there; 0, or the poison that it saw.</summary>
    int Call(int looks);

    /// <summary>Leads to a new provider and retires the old one; ends when that has drained.</summary>
    Task SwapAsync();

    /// <summary>Poisons the provider that the last swap left, which has drained.</summary>
    void Kill();
}
