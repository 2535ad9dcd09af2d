namespace Mortise.Programs;

/// <summary>Where the cells of a column stand.</summary>
public enum ColumnAlignment
{
    /// <summary>At the left, as text.</summary>
    Left = 0,

    /// <summary>At the right, as numbers.</summary>
    Right = 1,
}
