resource "aws_codestarconnections_connection" "this" {
  name          = slot("own_name")
  provider_type = "GitHub"

  tags = slot("tags")
}
