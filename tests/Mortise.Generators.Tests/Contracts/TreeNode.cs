using System.Collections.Immutable;

namespace Mortise.Generators.Tests.Contracts;

/// <summary>A record that contains itself.</summary>
public sealed record TreeNode(string Name, ImmutableArray<TreeNode> Children, TreeNode? Next = null);
