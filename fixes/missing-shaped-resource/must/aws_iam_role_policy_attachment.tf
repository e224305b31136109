resource "aws_iam_role_policy_attachment" "this" {
  role       = slot("attached_role")
  policy_arn = slot("attached_policy")
}
