using System.ComponentModel.DataAnnotations;

namespace Mortise.Bench.Plugin;

/// <summary>What an edition says about an instance.</summary>
/// <param name="Offset">Added to every sum.</param>
/// <param name="Greeting">What it writes to its log.</param>
public sealed record EchoConfig([property: Range(-1000, 1000)] int Offset = 0, string Greeting = "echo");
