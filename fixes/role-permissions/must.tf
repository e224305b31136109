resource "aws_iam_role_policy" "this_access" {
  name = slot("name", "access-policy")
  role = this.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = []
  })
}
