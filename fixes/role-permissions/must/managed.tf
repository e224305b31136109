resource "aws_iam_role_policy_attachment" "this_managed" {
  role       = this.name
  policy_arn = slot("policy_arn")
}
