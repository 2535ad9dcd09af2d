using System.Collections.Immutable;

namespace Mortise.Programs;

/// <summary>What a program shows.</summary>
public abstract record ProgramOutput
{
    private ProgramOutput()
    {
    }

    /// <summary>How far it is.</summary>
    /// <param name="Activity">What is being done.</param>
    /// <param name="Fraction">From 0 to 1.</param>
    public sealed record Progress(string Activity, double Fraction) : ProgramOutput;

    /// <summary>A line for people.</summary>
    public sealed record Text(string Line) : ProgramOutput;

    /// <summary>A table for people.</summary>
    /// <param name="Title">What it shows.</param>
    /// <param name="Columns">From left to right.</param>
    /// <param name="Rows">From top to bottom; each has a cell per column.</param>
    public sealed record Table(
        string Title, ImmutableArray<TableColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows) : ProgramOutput;

    /// <summary>A file; the host puts it among its results and says where.</summary>
    /// <param name="Name">A file name without folders.</param>
    /// <param name="MediaType">What it is.</param>
    /// <param name="Content">The whole file.</param>
    public sealed record Artifact(string Name, string MediaType, ReadOnlyMemory<byte> Content) : ProgramOutput;

    /// <summary>The outcome for machines.</summary>
    /// <param name="Json">One JSON document.</param>
    public sealed record Result(ReadOnlyMemory<byte> Json) : ProgramOutput;
}
