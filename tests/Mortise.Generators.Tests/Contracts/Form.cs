using System.Collections.Immutable;

namespace Mortise.Generators.Tests.Contracts;

/// <summary>A closed hierarchy that contains itself.</summary>
public abstract record Form
{
    private Form()
    {
    }

    public sealed record Dot : Form;

    public sealed record Circle(Point Centre, double Radius) : Form;

    public sealed record Group(ImmutableArray<Form> Parts) : Form
    {
        public Form? Clip { get; init; }
    }
}
