resource "aws_eks_addon" "this" {
  resolve_conflicts_on_create = slot("value")
  resolve_conflicts_on_update = slot("value")
}
