resource "aws_cloudformation_stack" "this" {
  name = slot("name")

  template_body = jsonencode({
    Resources = {
      This = {
        Type       = slot("type")
        Properties = slot("properties")
      }
    }
    Outputs = slot("outputs")
  })
}
