# What a template says cannot be told from what it is handed.
resource "aws_iam_policy" "app" {
  name   = "app"
  policy = templatefile("${path.module}/policy.json.tpl", { name = "app" })
}
