resource "aws_prometheus_workspace" "this" {
  alias = slot("own_name")
}
