resource "aws_iam_role_policy" "this_sessions" {
  name = slot("name", "sessions-policy")
  role = this.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = []
  })
}
