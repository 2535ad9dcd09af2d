namespace Mortise.Programs;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Alignment">Where its cells stand.</param>
public sealed record TableColumn(string Name, ColumnAlignment Alignment);
