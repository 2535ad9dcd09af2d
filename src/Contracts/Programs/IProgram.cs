namespace Mortise.Programs;

/// <summary>What an edition does when it is run: provided by one of its plug-ins, shown by the tool.</summary>
[Contract("mortise.program", 1, 0)]
public interface IProgram
{
    /// <summary>Runs once, from the beginning to the end of the stream.</summary>
    IAsyncEnumerable<ProgramOutput> RunAsync(ProgramRun run, CancellationToken cancellation = default);
}
