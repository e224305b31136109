resource "aws_opensearchserverless_collection" "logs" {
  name = "logs"
}
